/** A mean, to hundredths: all alike, as they stand below each other. */
export const showMean = (mean: number) => mean.toFixed(2);
