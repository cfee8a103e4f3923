import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { course } from "../../server/course/course.ts";
import type { Json } from "../../shared/json.ts";
import { askedKinds, kindOf } from "../../shared/kinds/kinds.ts";
import { type Question, type Quiz, quizFormat } from "../../shared/quiz.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { openStream } from "../rig/events.ts";
import { joinPhone, type StudentLink } from "../rig/links.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";
import { diceOf } from "../room/dice.ts";
import { anyQuestion } from "../room/quizzes-by-chance.ts";
import { disguise } from "../room/secrets.ts";

const pages = "dist/client";
const canary = "CANARY";
/** This machine itself may see how full the store is, and counters; what a proxy passes on may not. */
const fromElsewhere = { "x-forwarded-for": "192.0.2.7" };

/** A question of each kind, the same in every run. */
const questions = askedKinds.map((kind, index) =>
	anyQuestion(diceOf(index), kind, {
		id: kind.name,
		text: `${kind.name} first`,
	}),
);

/** Two such quizzes differ in their keys and in the explanations, in nothing else. */
function quizWith(keys: "as they are" | "others", why: string): Quiz {
	return {
		v: quizFormat,
		title: "Secrets",
		description: "",
		questions: questions.map((question, index) => {
			const told = { ...question, explanation: `${canary} ${why}` };
			if (keys === "as they are") return told;
			const { key } = disguise(diceOf(index), question);
			return { ...told, key };
		}),
	};
}

/** What phone `place` answers at its turn `seq`: the same of two quizzes that differ in their keys. */
function answerOf(question: Question, place: number, seq: number): Json {
	return kindOf(question).sample(question.ask, diceOf(place * 10 + seq));
}

/** How right what the phones answer is. */
function sharesOf(quiz: Quiz): (number | null)[] {
	return quiz.questions.flatMap((question) =>
		[0, 1].flatMap((place) =>
			[1, 2].map((seq) =>
				kindOf(question).mark(
					question.ask,
					question.key,
					answerOf(question, place, seq),
				),
			),
		),
	);
}

interface Heard {
	readonly room: OpenRoom;
	/** What came to whom, without what differs between any two rooms. */
	readonly told: string[];
	readonly acks: string[];
	/** What each acknowledgement has to say, and no more. */
	readonly due: string[];
	readonly phones: StudentLink[];
	close(): void;
}

describe("what is correct", () => {
	let rig: Rig;
	let rest: Rest;
	let colleague: Rest;
	beforeAll(async () => {
		rig = await startRig({ pages });
		rest = await signedIn(rig.url);
		colleague = await signedIn(rig.url);
	});
	afterAll(() => rig.close());

	/** Every address of the server, with the ids that a student or somebody before the screen can know. */
	async function addresses(room: OpenRoom, phone: StudentLink, seat: string) {
		const document = (await rest.get("/api/openapi.json")).json<{
			paths: Record<string, Record<string, object>>;
		}>();
		const ids = [room.id, room.code, phone.token, seat];
		return Object.entries(document.paths).flatMap(([template, methods]) =>
			(template.includes("{") ? ids : [""]).flatMap((id) =>
				Object.keys(methods)
					.filter(
						(method) => method === "get" || template.includes("/screens/"),
					)
					.map(
						(method) =>
							[method.toUpperCase(), template.replace(/\{\w+\}/g, id)] as const,
					),
			),
		);
	}

	/** All replies to whoever is not this room's instructor: with nothing, with a student's means, as another instructor. */
	async function ask(room: OpenRoom, phone: StudentLink): Promise<string[]> {
		const { students } = (
			await rest.get(`/api/rooms/${room.id}/students`)
		).json<{ students: { seat: string; name: string }[] }>();
		const seat = students.find(({ name }) => name === "Ada")?.seat ?? "";
		const means: Record<string, string>[] = [
			{},
			{ cookie: `lectern_key=${phone.token}` },
			{ cookie: `lectern_key=${seat}` },
			{ authorization: `Bearer ${phone.token}`, "x-seat": seat },
			{ cookie: colleague.cookie ?? "" },
		];
		const told: string[] = [];
		for (const [method, path] of await addresses(room, phone, seat))
			for (const headers of means) {
				if (headers.cookie === colleague.cookie && !path.includes("rooms/"))
					continue;
				const reply = await new Rest(rig.url).request(
					method,
					`${path}?download=1&reveal=1`,
					{ headers: { ...headers, ...fromElsewhere } },
				);
				told.push(
					`${method} ${path} ${reply.status} ${reply.headers["content-length"]} ${reply.text}`,
				);
			}
		const own = await rest.get(`/api/screens/${room.screenToken}/qr.svg`);
		told.push(own.text.slice(0, 20));
		return told;
	}

	/** What is wrong or comes at the wrong time, told by the socket. */
	async function provoke(phone: StudentLink, round: number): Promise<string[]> {
		const messages: [string, unknown][] = [
			["answer", { round, seq: 1, value: [99] }],
			["answer", { round, seq: 1, value: [] }],
			["answer", { round, seq: 1, value: ["0"] }],
			["answer", { round: round + 1, seq: 1, value: [0] }],
			["answer", { round, seq: 1 }],
			["reveal", { round }],
		];
		const told: string[] = [];
		for (const [event, message] of messages)
			told.push(JSON.stringify(await phone.send(event, message)));
		return told;
	}

	/**
	 * Each question asked, answered right by one and wrong by another, changed, provoked, closed; nothing revealed. `inTurn` resolves when
	 * nobody else asks the server for all that it has: who asks for too much is told so.
	 */
	async function lecture(
		keys: "as they are" | "others",
		why: string,
		inTurn: Promise<unknown>,
	): Promise<Heard> {
		const room = await openRoom(rest, quizWith(keys, why));
		const screen = await openStream(rig.url, room.screenToken);
		const phones = [
			await joinPhone(rig.url, room.code, "Ada"),
			await joinPhone(rig.url, room.code, "Bob", { transports: ["polling"] }),
		];
		const [ada] = phones;
		if (ada === undefined) throw new Error("nobody there");
		const acks: string[] = [];
		const due: string[] = [];
		const told: string[] = [];
		for (const [question, asked] of questions.entries()) {
			const round = question + 1;
			await room.move({ do: "goto", question });
			await room.move({ do: "open", question });
			for (const seq of [1, 2])
				for (const [place, phone] of phones.entries()) {
					const value = answerOf(asked, place, seq);
					const reply = await phone.ask("answer", { round, seq, value });
					acks.push(JSON.stringify(reply));
					due.push(JSON.stringify({ saved: { round, seq, value } }));
				}
			told.push(...(await provoke(ada, round)));
			// The limit is twenty in two seconds, and a question has nine.
			await new Promise((resolve) => setTimeout(resolve, 1100));
			await room.move({ do: "close" });
			await room.move({ do: "show", what: "distribution", on: true });
			told.push(
				JSON.stringify(await ada.send("answer", { round, seq: 3, value: [0] })),
			);
		}
		const { version } = room.view();
		await screen.view("the last state", (view) => view.version === version);
		for (const phone of phones) await phone.ask("hello", {});
		await inTurn;
		told.push(...(await ask(room, ada)));
		told.push(
			...screen.events
				.filter(({ event }) => event === "view")
				.map(({ data }) => data),
		);
		for (const phone of phones)
			told.push(
				...phone.frames.filter((frame) => /"(view|me)"|\[\{/.test(frame)),
			);
		const close = () => {
			for (const link of [...phones, room.page, screen]) link.close();
		};
		const plain = (text: string) =>
			[
				[room.id, "ROOM"],
				[room.code, "CODE"],
				[ada.token, "TOKEN"],
				[room.screenToken, "SCREEN"],
			]
				.reduce((so, [from = "", to = ""]) => so.replaceAll(from, to), text)
				.replace(/\d{13}/g, "0")
				.replace(/[\w-]{22}(?=\/| |")/g, "SEAT");
		return { room, told: told.map(plain), acks, due, phones, close };
	}

	it("[HC24] changes no byte that anybody but its instructor gets before the reveal, by socket, stream, REST or refusal", {
		timeout: 120_000,
	}, async () => {
		// Side by side, as they wait most of the time.
		const first = lecture("as they are", "one", Promise.resolve());
		const longer = "and another, which is longer by far";
		const [one, other] = await Promise.all([
			first,
			lecture("others", longer, first),
		]);
		expect(one.told.length).toBeGreaterThan(150);
		expect(one.told.join("\n")).not.toContain(canary);
		expect(one.told.join("\n")).toContain("single first");
		expect(other.told).toEqual(one.told);

		// Acknowledgements of right and wrong answers are alike, whatever the kind of question.
		expect(other.acks).toEqual(one.acks);
		expect(one.acks).toEqual(one.due);
		for (const keys of ["as they are", "others"] as const)
			expect(sharesOf(quizWith(keys, ""))).toEqual(
				expect.arrayContaining([0, 1]),
			);

		// And it was there to be found: with the reveal it goes to those whom it is for, and to nobody else.
		for (const { room, phones } of [one, other]) {
			await room.move({ do: "reveal" });
			for (const phone of phones) {
				await phone.wait("view", ({ phase }) => phase === "revealed");
				expect(phone.frames.join("\n")).toContain(canary);
			}
			const [ada] = phones;
			if (ada === undefined) throw new Error("nobody there");
			expect((await ask(room, ada)).join("\n")).not.toContain(canary);
		}
		one.close();
		other.close();
	});

	it("[HC25] is in no log and no metric, nor is anybody's name or address", async () => {
		const { text } = await rest.get("/metrics");
		const log = JSON.stringify(rig.logged);
		expect(log).toContain("request");
		expect(text).toContain("lectern_answers_total");
		for (const words of [text, log])
			for (const secret of [canary, "Ada", "Bob", "127.0.0.1", "lectern_key"])
				expect(words).not.toContain(secret);
	});

	it("[HC26] of the sample course is in no file that is served, and no source map is", async () => {
		const files = readdirSync(pages, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ parentPath, name }) => join(parentPath, name));
		expect(files.length).toBeGreaterThan(20);
		const secrets = course
			.flatMap(({ quiz }) => quiz.questions)
			.map(({ explanation }) => explanation.slice(0, 40))
			.filter((secret) => secret !== "");
		expect(secrets.length).toBeGreaterThan(50);
		for (const file of files) {
			expect(file).not.toMatch(/\.map(\.|$)/);
			if (!/\.(js|css|html|br)$/.test(file)) continue;
			const bytes = readFileSync(file);
			const text = (
				file.endsWith(".br") ? brotliDecompressSync(bytes) : bytes
			).toString();
			expect(text, file).not.toContain("sourceMappingURL");
			for (const secret of secrets)
				if (text.includes(secret)) expect(file).toBe(`without ${secret}`);
		}
		const script =
			files.find((file) => file.endsWith(".js"))?.slice(pages.length) ?? "";
		expect((await rest.get(script)).status).toBe(200);
		const maps = [
			`${script}.map`,
			"/server/main.js.map",
			"/main.js.map",
			"/../server/main.js",
			"/assets/../../server/main.js.map",
			"/assets/..%2f..%2fserver%2fmain.js.map",
			"/course/01-tcp-and-udp.json",
			"/server/course/01-tcp-and-udp.json",
			"/.lectern-sources",
			"/data/lectern.sqlite",
			"/package.json",
		];
		for (const path of maps) {
			const reply = await new Rest(rig.url).get(path);
			expect([400, 404], path).toContain(reply.status);
			expect(reply.headers.sourcemap).toBeUndefined();
		}
		await waitFor("nothing to go wrong", () =>
			rig.logged.every(({ level }) => level !== "error"),
		);
	});
});
