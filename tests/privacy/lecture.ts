import { nameKeyOf } from "../../server/room/name.ts";
import { seatIdOf } from "../../server/room/seat.ts";
import type { RoomStore } from "../../server/store/room-store.ts";
import { openStream } from "../rig/events.ts";
import { joinPhone, type StudentLink } from "../rig/links.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom } from "../rig/room.ts";
import { joinOne } from "../store/samples.ts";

/** A lecture that was held, with one student who is looked for everywhere. */
export interface Held {
	readonly rest: Rest;
	readonly room: OpenRoom;
	readonly canary: StudentLink;
	readonly seat: string;
	/** Whatever says that the canary was there: names typed and given, their keys, its seat. */
	readonly ofCanary: readonly string[];
	/** Whatever says that the room was there, everybody's names among it. */
	readonly ofRoom: readonly string[];
	close(): void;
}

const typed = "Canary Typed";
const renamed = "Canary Renamed";
const crowd = 300;

/** A room with a crowd, three phones and a screen; both questions asked and answered, the first once more; then ended. */
export async function holdLecture(
	url: string,
	rooms: RoomStore,
): Promise<Held> {
	const rest = await signedIn(url);
	const room = await openRoom(rest);
	const screen = await openStream(url, room.screenToken);
	const canary = await joinPhone(url, room.code, typed);
	const phones = [
		canary,
		await joinPhone(url, room.code, "Relict Ada"),
		await joinPhone(url, room.code, "Relict Bob", {
			transports: ["polling"],
		}),
	];
	const seat = seatIdOf(room.id, canary.token);
	const others = await seatCrowd(rooms, room.id);
	for (const [index, question] of [0, 1, 0].entries()) {
		const round = index + 1;
		await room.move({ do: "open", question });
		for (const [place, phone] of phones.entries())
			await phone.ask("answer", { round, seq: 1, value: [place] });
		await canary.ask("answer", { round, seq: 2, value: [2 - index] });
		const choices = others.map((other, at) => [other, [at % 3]] as const);
		await rooms.save(
			room.id,
			choices.map(([other, value]) => ({
				seat: other,
				round,
				seq: 1,
				value,
			})),
		);
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await room.move({ do: "show", what: "leaderboard", on: true });
		if (index === 1)
			await room.page.ask("rename", { room: room.id, seat, name: renamed });
	}
	await room.move({ do: "end" });
	const names = [typed, renamed];
	return {
		rest,
		room,
		canary,
		seat,
		ofCanary: [...names, ...names.map(nameKeyOf), seat, canary.token],
		ofRoom: [
			...["Relict", nameKeyOf("Relict"), room.id, room.code],
			...[room.screenToken, seat, ...names],
		],
		close() {
			for (const link of [...phones, room.page, screen]) link.close();
		},
	};
}

/** Takes seats in no order, so that rows do not lie as they came. */
async function seatCrowd(rooms: RoomStore, roomId: string): Promise<string[]> {
	const ids = Array.from({ length: crowd }, (_, index) =>
		seatIdOf(roomId, `phone ${index}`),
	);
	for (const id of ids) {
		const name = `Relict ${id}`;
		await joinOne(rooms, roomId, { id, name, nameKey: nameKeyOf(name) }, 9999);
	}
	return ids;
}

/** Which of these words stand in these bytes, in whatever case. */
export function wordsIn(
	bytes: readonly (Buffer | string)[],
	words: readonly string[],
): string[] {
	const text = bytes
		.map((part) => (typeof part === "string" ? part : part.toString("latin1")))
		.join("\n")
		.toLowerCase();
	return words.filter((word) => text.includes(word.toLowerCase()));
}

/** All that the REST interface says of the room. */
export async function allSaid({
	rest,
	room,
}: Pick<Held, "rest" | "room">): Promise<string[]> {
	const parts = ["", "/students", "/results", "/results.csv"];
	const replies = await Promise.all(
		parts.map((part) => rest.get(`/api/rooms/${room.id}${part}`)),
	);
	return replies.map(({ text }) => text);
}
