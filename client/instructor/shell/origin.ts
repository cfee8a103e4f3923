import { useEffect, useState } from "preact/hooks";
import { routes } from "../../../shared/routes.ts";
import { base } from "../../link/base.ts";
import { call } from "./rest.ts";

let known: string | null = null;

/** The address under which phones find this server; until the server has said it, this page's own. */
export function useOrigin(): string {
	const [origin, setOrigin] = useState(known ?? location.origin + base);
	useEffect(() => {
		if (known !== null) return;
		void call(routes.server.where).then((reply) => {
			if (!reply.ok) return;
			known = reply.data.origin + reply.data.path;
			setOrigin(known);
		});
	}, []);
	return origin;
}
