extension MeasureEstimate {
    /// Writes every key, with null for a value that does not exist.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(order, forKey: .order)
        try container.encode(side, forKey: .side)
        try container.encode(estimate, forKey: .estimate)
        try container.encode(plugIn, forKey: .plugIn)
        try container.encode(lower, forKey: .lower)
        try container.encode(upper, forKey: .upper)
        try container.encode(null, forKey: .null)
        try container.encode(unit, forKey: .unit)
        try container.encode(estimator, forKey: .estimator)
        try container.encode(warnings, forKey: .warnings)
        try container.encode(alternatives, forKey: .alternatives)
    }

    enum CodingKeys: String, CodingKey {
        case name, order, side, estimate, plugIn, lower, upper, null, unit, estimator, warnings, alternatives
    }
}
