/// The 24-point Gauss–Legendre rule on 0...1, rounded from 40 digits.
enum GaussLegendre {
    struct Node {
        var position: Double
        var weight: Double
    }

    static let nodes: [Node] = [
        Node(position: 0.00240639000148932, weight: 0.0061706148999936),
        Node(position: 0.012635722014345251, weight: 0.014265694314466832),
        Node(position: 0.030862723998633622, weight: 0.022138719408709904),
        Node(position: 0.056792236497799485, weight: 0.02964929245771839),
        Node(position: 0.08999900701304854, weight: 0.03667324070554015),
        Node(position: 0.12993790421072282, weight: 0.04309508076597664),
        Node(position: 0.17595317403151223, weight: 0.04880932605205694),
        Node(position: 0.22728926430558022, weight: 0.05372213505798282),
        Node(position: 0.2831032461869774, weight: 0.0577528340268628),
        Node(position: 0.3424786601519183, weight: 0.060835236463901696),
        Node(position: 0.40444056626319186, weight: 0.06291872817341415),
        Node(position: 0.4679715535686972, weight: 0.06396909767337608),
        Node(position: 0.5320284464313028, weight: 0.06396909767337608),
        Node(position: 0.5955594337368082, weight: 0.06291872817341415),
        Node(position: 0.6575213398480817, weight: 0.060835236463901696),
        Node(position: 0.7168967538130225, weight: 0.0577528340268628),
        Node(position: 0.7727107356944197, weight: 0.05372213505798282),
        Node(position: 0.8240468259684878, weight: 0.04880932605205694),
        Node(position: 0.8700620957892772, weight: 0.04309508076597664),
        Node(position: 0.9100009929869515, weight: 0.03667324070554015),
        Node(position: 0.9432077635022005, weight: 0.02964929245771839),
        Node(position: 0.9691372760013663, weight: 0.022138719408709904),
        Node(position: 0.9873642779856547, weight: 0.014265694314466832),
        Node(position: 0.9975936099985107, weight: 0.0061706148999936),
    ]
}
