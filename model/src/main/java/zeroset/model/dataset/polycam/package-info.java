/// Captures of the Polycam app, exported as raw data.
package zeroset.model.dataset.polycam;
