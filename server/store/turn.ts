/** Lets what has arrived meanwhile go first. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
