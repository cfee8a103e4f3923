/** Builds the pages and the server unless the sources are those of the last build. */
export function buildIfChanged(): Promise<void>;
