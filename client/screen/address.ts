import { useEffect, useState } from "preact/hooks";
import type { Where } from "../../shared/rest.ts";
import { base } from "../link/base.ts";

/**
 * The address that students type. This page's own until the server says better: a page opened as `localhost` on the
 * lecturer's laptop must not show that name to phones. Asked again while `again` changes and there is no answer yet.
 */
export function useAddress(again: unknown): string {
	const [address, setAddress] = useState<string | null>(null);
	useEffect(() => {
		if (address !== null) return;
		let current = true;
		readAddress().then((found) => {
			if (current && found !== null) setAddress(found);
		});
		return () => {
			current = false;
		};
	}, [again, address]);
	return address ?? location.host + base;
}

/** Null when the server cannot be asked. */
async function readAddress(): Promise<string | null> {
	try {
		const reply = await fetch(`${base}/api/where`);
		if (!reply.ok) return null;
		const { origin, path } = (await reply.json()) as Where;
		return new URL(origin).host + path;
	} catch {
		return null;
	}
}
