/** Under which path this server's addresses are (`/lectern`); empty where it has a host of its own. The server writes it into the page. */
export const base: string =
	globalThis.document?.documentElement.dataset.path ?? "";
