export const percentBefore = (percent: number) => `before ${percent}\u00a0%`;
