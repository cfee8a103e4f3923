import type { TextFault } from "./fault.ts";

/** What a text looks like, as HTML; null: as it was typed. Or why it has no look. */
export type Look =
	| { readonly html: string | null }
	| { readonly fault: TextFault };
