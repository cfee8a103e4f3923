/**
 * Scripts, styles and pictures of the builds that are still about: a page that was open before an upgrade, or came from a
 * node with another build, asks any node for its parts. Names tell the content, so what is kept never changes.
 */
export interface AssetStore {
	/** Keeps a build, name → gzipped file; the builds that were kept longest ago make room. */
	keep(build: string, files: ReadonlyMap<string, Buffer>): Promise<void>;
	/** Of all files of the builds that are still about. */
	names(): Promise<ReadonlySet<string>>;
	/** The gzipped file; null when no build that is still about has it. */
	find(name: string): Promise<Buffer | null>;
}

/** More than anybody's pages come from at once. A build is about 0.1 MiB. */
export const mostBuilds = 8;
