import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import type { RoomSettings } from "../../shared/settings.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { openStream, type Stream } from "../rig/events.ts";
import { joinPhone, type StudentLink } from "../rig/links.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom, questionOf } from "../rig/room.ts";

const explanation = "CANARY-EXPLANATION";
const notes = "CANARY-NOTES";
/** The same questions, with another option correct and explained otherwise. */
function quizWith(correct: number, why: string): Quiz {
	const [plain, many] = [questionOf("q1"), questionOf("q2")];
	const marked = (question: typeof plain) => ({
		...question,
		explanation: why,
		notes,
		key: { correct: [correct] },
	});
	const questions = [
		{ ...marked(plain), text: "CANARY-TEXT one" },
		{ ...marked(many), kind: "multiple" as const, seconds: 600 },
	];
	return { v: quizFormat, title: "Secrets", description: "", questions };
}

interface Heard {
	readonly room: OpenRoom;
	readonly phones: StudentLink[];
	readonly screen: Stream;
	readonly acks: string[];
	close(): void;
}

describe("what is correct", () => {
	let rig: Rig;
	let rest: Rest;
	beforeAll(async () => {
		rig = await startRig();
		rest = await signedIn(rig.url);
	});
	afterAll(() => rig.close());

	/** Both questions, asked and answered (each phone another option) and closed, the first once more; nothing revealed. */
	async function lecture(
		correct: number,
		settings: Partial<RoomSettings> = {},
		why = explanation,
	): Promise<Heard> {
		const room = await openRoom(rest, quizWith(correct, why), settings);
		const screen = await openStream(rig.url, room.screenToken);
		const phones = [
			await joinPhone(rig.url, room.code, "Ada"),
			await joinPhone(rig.url, room.code, "Bob", { transports: ["polling"] }),
		];
		const acks: string[] = [];
		await room.move({ do: "goto", question: 0 });
		for (const [index, question] of [0, 1, 0].entries()) {
			const round = index + 1;
			await room.move({ do: "open", question });
			for (const [option, phone] of phones.entries()) {
				const answer = { round, seq: 1, value: [option] };
				acks.push(JSON.stringify(await phone.ask("answer", answer)));
			}
			await room.move({ do: "extend", seconds: 5 });
			await room.move({ do: "close" });
			await room.move({ do: "show", what: "distribution", on: true });
		}
		const { version } = room.view();
		await screen.view("the last state", (view) => view.version === version);
		for (const phone of phones) {
			await phone.wait("me", (me) => me.version === version);
			await phone.ask("hello", {});
		}
		const close = () => {
			for (const link of [...phones, room.page, screen]) link.close();
		};
		return { room, phones, screen, acks, close };
	}

	/** Every byte of one phone, without what differs between any two rooms: ids, code, epoch, clock. */
	function bytesOf({ room }: Heard, phone: StudentLink): string {
		return phone.frames
			.filter((frame) => !/^(\{"sid"|40|0\/student)/.test(frame))
			.filter((frame) => !/^\d*undefined$/.test(frame))
			.map((frame) =>
				frame
					.replaceAll(room.id, "ROOM")
					.replaceAll(room.code, "CODE")
					.replace(/"(now|deadline)":\d+/g, '"$1":0'),
			)
			.join("\n");
	}

	it("[SE17] [SE1209] is in no byte that a phone or a screen gets before the reveal", async () => {
		const heard = await lecture(1);
		for (const phone of heard.phones) {
			const bytes = phone.frames.join("\n");
			expect(bytes).toContain("CANARY-TEXT");
			expect(bytes).not.toContain(explanation);
			expect(bytes).not.toMatch(/"correct":(?!null)/);
			expect(bytes).not.toContain('"key"');
			expect(bytes).not.toContain('"solution"');
			expect(bytes).not.toContain('"distribution"');
		}
		const screen = JSON.stringify(heard.screen.events);
		expect(screen).toContain("CANARY-TEXT");
		expect(screen).not.toContain(explanation);
		expect(screen).not.toContain("correct");
		expect(screen).not.toMatch(/"key\\?"/);
		await heard.room.move({ do: "reveal" });
		for (const phone of heard.phones) {
			await phone.wait("view", ({ phase }) => phase === "revealed");
			expect(phone.frames.join("\n")).toContain(explanation);
			expect(phone.frames.join("\n")).not.toContain(notes);
		}
		const { version } = heard.room.view();
		await heard.screen.view("the reveal", (view) => view.version === version);
		const told = JSON.stringify(heard.screen.events);
		expect(told).toContain(explanation);
		expect(told).not.toContain(notes);
		// It was there to be told.
		const sheet = await rest.get(`/api/rooms/${heard.room.id}/sheet`);
		expect(sheet.text).toContain(notes);
		heard.close();
	});

	it("[SE18] changes no byte that a phone gets before the reveal, whichever option it is", async () => {
		const one = await lecture(0, {}, "This.");
		const other = await lecture(1, {}, "That, for a much longer reason.");
		for (const [index, phone] of one.phones.entries()) {
			const same = other.phones[index];
			if (same === undefined) throw new Error("a phone is missing");
			const bytes = bytesOf(one, phone);
			expect(bytes.length).toBeGreaterThan(2000);
			expect(bytesOf(other, same)).toBe(bytes);
		}
		expect(one.acks).toEqual(other.acks);
		const lengths = new Set(one.acks.map((ack) => ack.length));
		expect(lengths.size).toBe(1);
		one.close();
		other.close();
	});

	it("[SE19] stays off the phones as long as the room is set to", async () => {
		for (const phonesShow of ["end", "never"] as const) {
			const heard = await lecture(1, { phonesShow });
			await heard.room.move({ do: "reveal" });
			await heard.screen.view(
				"the reveal",
				(view) => view.phase === "revealed",
			);
			const bytes = () =>
				heard.phones.map((phone) => phone.frames.join("\n")).join("\n");
			for (const phone of heard.phones) {
				await phone.wait("view", ({ phase }) => phase === "revealed");
				await phone.ask("hello", {});
			}
			expect(bytes()).not.toContain(explanation);
			expect(bytes()).not.toMatch(/"correct":(?!null)/);
			expect(bytes()).not.toMatch(/"(mark|standing|marks)":(?!null)/);
			await heard.room.move({ do: "end" });
			for (const phone of heard.phones) {
				await phone.wait("view", ({ phase }) => phase === "ended");
				await phone.wait(
					"me",
					(me) => me.version === heard.room.view().version,
				);
			}
			if (phonesShow === "end") expect(bytes()).toContain(explanation);
			else {
				expect(bytes()).not.toContain(explanation);
				expect(bytes()).not.toMatch(/"correct":(?!null)/);
			}
			heard.close();
		}
	});

	it("[SE20] stays off the phones with the texts, where those are on the screen only", async () => {
		const heard = await lecture(1, { textOnPhones: false });
		for (const phone of heard.phones) {
			const bytes = phone.frames.join("\n");
			expect(bytes).toContain('"ask":{"options":[null,null,null]}');
			expect(bytes).not.toContain("CANARY");
			expect(bytes).not.toContain("q1 first");
		}
		heard.close();
	});
});
