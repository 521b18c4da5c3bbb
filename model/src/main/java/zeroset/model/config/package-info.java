/// What a training run is told: a record of records, each with checks and the source of its defaults.
///
/// A class of the trainer receives the record it needs, never the whole configuration.
package zeroset.model.config;
