/// Image files to 8-bit channels, within bounds and with a complaint that names what is wrong with a file.
package zeroset.model.dataset.image;
