#include "alignkit_prediction.h"
