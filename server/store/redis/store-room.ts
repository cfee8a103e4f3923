import type { Link } from "./link.ts";

/** See `RoomStore.room`: the master that is the fullest tells, as nothing moves to another by itself. */
export async function storeRoom(
	link: Link,
): Promise<{ used: number; most: number | null }> {
	const infos = await link.askMasters<string>((master) =>
		master.info("memory"),
	);
	const rooms = infos.map((info) => {
		const field = (name: string) =>
			Number(new RegExp(`^${name}:(\\d+)`, "m").exec(info)?.[1] ?? 0);
		return { used: field("used_memory"), most: field("maxmemory") };
	});
	const share = ({ used, most }: { used: number; most: number }) =>
		most === 0 ? 0 : used / most;
	const [fullest] = rooms.sort((one, other) => share(other) - share(one));
	if (fullest === undefined) return { used: 0, most: null };
	const { used, most } = fullest;
	return { used, most: most === 0 ? null : most };
}
