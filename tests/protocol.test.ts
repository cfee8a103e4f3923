import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { toJsonSchema } from "@valibot/to-json-schema";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import * as account from "../shared/account.ts";
import * as corrections from "../shared/correction-told.ts";
import * as found from "../shared/found.ts";
import * as instructorEvents from "../shared/instructor-events.ts";
import * as ownResults from "../shared/own-results.ts";
import { protocolVersion } from "../shared/protocol.ts";
import * as quiz from "../shared/quiz.ts";
import { refusalKinds } from "../shared/refusal.ts";
import * as rest from "../shared/rest.ts";
import * as settings from "../shared/settings.ts";
import * as studentEvents from "../shared/student-events.ts";

/** The wire of each protocol version that was ever used, by its hash. A line that has been released never changes. */
const pins: Readonly<Record<number, string>> = {
	1: "DZOK0T8geiROGlle",
	2: "7aJCIKgEElqqMt6f",
	3: "NQrjezMctS7dG5xc",
};

const isSchema = (value: unknown): value is v.GenericSchema =>
	typeof value === "object" && value !== null && "~standard" in value;

/** Every schema that crosses the wire, by name. */
const schemas = Object.entries<unknown>({
	...quiz,
	...settings,
	...rest,
	...account,
	...corrections,
	...found,
	...ownResults,
	...studentEvents,
	...instructorEvents,
})
	.filter((entry): entry is [string, v.GenericSchema] => isSchema(entry[1]))
	.sort(([a], [b]) => (a < b ? -1 : 1));

const schemaOf = (schema: v.GenericSchema) =>
	toJsonSchema(schema, { errorMode: "ignore", typeMode: "input" });

/** The same but for what is the kinds' business: a new kind is no other wire, as whoever does not know it says so. */
const wireOf = (schema: v.GenericSchema) =>
	toJsonSchema(schema, {
		errorMode: "ignore",
		typeMode: "input",
		overrideSchema: ({ valibotSchema }) => {
			const { key, options } = valibotSchema as unknown as {
				readonly key?: string;
				readonly options?: readonly { readonly entries: object }[];
			};
			const parts = Object.keys(options?.[0]?.entries ?? {});
			return key === "kind"
				? { description: `by its kind: ${parts}` }
				: undefined;
		},
	});

/** What a program reads of this source: without comments and white space. */
function bare(source: string): string {
	return source
		.replace(/\/\*[\s\S]*?\*\//g, "")
		.replace(/\/\/.*$/gm, "")
		.replace(/\s+/g, " ")
		.replace(/\s*([{}()[\];:,|<>?=&])\s*/g, "$1")
		.trim();
}

/** The types of a file that stand for documents or events on the wire. */
function typesIn(file: string): string[] {
	const text = readFileSync(new URL(`../shared/${file}`, import.meta.url), {
		encoding: "utf8",
	});
	return text
		.split(/^(?=export )/m)
		.filter((block) => /^export (?:interface|type) /.test(block))
		.map(bare)
		.sort();
}

function wireHash(): string {
	const wire = JSON.stringify([
		schemas.map(([name, schema]) => [name, wireOf(schema)]),
		Object.entries(quiz.common).map(([name, schema]) => [name, wireOf(schema)]),
		[
			"views.ts",
			"steps.ts",
			"board.ts",
			"sheet.ts",
			"screen-view.ts",
			"pulse.ts",
			"student-events.ts",
			"instructor-events.ts",
		].map(typesIn),
		typesIn("kinds/kind.ts").filter((type) =>
			/^export interface Distribution\b/.test(type),
		),
		[studentEvents.studentMessages, instructorEvents.instructorMessages].map(
			(messages) =>
				Object.entries<v.GenericSchema>(messages).map(([event, schema]) => [
					event,
					wireOf(schema),
				]),
		),
		refusalKinds,
	]);
	return createHash("sha256").update(wire).digest("base64url").slice(0, 16);
}

describe("the wire", () => {
	test("[PR1] a changed wire has another protocol version", () => {
		const hash = wireHash();
		const advice =
			`What crosses the wire has changed. If version ${protocolVersion} has been released, count protocolVersion in ` +
			"shared/protocol.ts up by one; then put the new pair into `pins` in tests/protocol.test.ts: " +
			`{ <version>: "${hash}" }. Old pages are told to load again when the version differs.`;
		expect(pins[protocolVersion], advice).toBe(hash);
	});

	test("[PR1] versions are counted up one by one, and no two are the same wire", () => {
		const versions = Object.keys(pins).map(Number);
		expect(versions).toEqual(versions.map((_, index) => index + 1));
		expect(versions.at(-1)).toBe(protocolVersion);
		expect(new Set(Object.values(pins)).size).toBe(versions.length);
	});

	test("[PR2] the hash sees every schema, view and event, and no comment", () => {
		const names = schemas.map(([name]) => name);
		for (const name of [
			"Answer",
			"Command",
			"Quiz",
			"Results",
			"StudentHandshake",
		])
			expect(names).toContain(name);
		const types = [
			...typesIn("views.ts"),
			...typesIn("screen-view.ts"),
			...typesIn("pulse.ts"),
			...typesIn("student-events.ts"),
			...typesIn("instructor-events.ts"),
		].join("\n");
		for (const name of [
			"StudentPhase",
			"Me",
			"ScreenView",
			"InstructorView",
			"Pulse",
		])
			expect(types).toMatch(
				new RegExp(`^export (interface|type) ${name}\\b`, "m"),
			);
		for (const name of [
			"StudentReplies",
			"ServerToStudent",
			"InstructorReplies",
			"ServerToInstructor",
		])
			expect(types).toContain(`export interface ${name}{`);
		expect(types).toContain("solution:Solution|null");
		expect(types).not.toMatch(/\/\*|\/\//);
		expect(bare("/** a */ type A = { b: 1 } // c\n\t| null;")).toBe(
			bare("type A =\n\t{\n\tb: 1 } | null;"),
		);
	});

	test("[PR3] no message from outside has room for a field that nobody knows", () => {
		const messages = [
			studentEvents.StudentHandshake,
			studentEvents.Hello,
			studentEvents.Join,
			studentEvents.Answer,
			instructorEvents.Watch,
			instructorEvents.CommandMessage,
			instructorEvents.Remove,
			instructorEvents.Rename,
			quiz.Quiz,
			account.SignIn,
			account.SessionName,
			account.Claim,
			account.Recover,
			account.TakeOver,
			rest.NewRoom,
		];
		for (const schema of messages) {
			const { additionalProperties } = schemaOf(schema);
			expect(additionalProperties).toBe(false);
		}
		const { Command } = instructorEvents;
		const extra = { do: "lock", on: true, at: "lobby" };
		expect(v.safeParse(Command, extra).success).toBe(false);
	});

	test("[PR4] a seat token is 128 bits as base64url and nothing else", () => {
		const fits = (token: unknown) =>
			v.safeParse(studentEvents.SeatToken, token).success;
		expect(fits("Az09_-".padEnd(22, "x"))).toBe(true);
		for (const token of [
			"",
			"x".repeat(21),
			"x".repeat(23),
			`${"x".repeat(21)}=`,
			1,
			null,
		])
			expect(fits(token)).toBe(false);
	});

	test("[PR4] an answer's numbers are whole and in bounds", () => {
		const fits = (raw: unknown) =>
			v.safeParse(studentEvents.Answer, raw).success;
		const good = { round: 1, seq: 1, value: [0] };
		for (const value of ["0", null, [[[[0]]]], { a: 1 }, "x".repeat(1998)])
			expect(fits({ ...good, value })).toBe(true);
		expect(fits(good)).toBe(true);
		for (const bad of [
			{ round: 0 },
			{ round: 1.5 },
			{ round: "1" },
			{ seq: 0 },
			{ seq: 2 ** 53 },
			{ seq: Number.NaN },
			{ value: undefined },
			{ value: "x".repeat(2000) },
			{ value: Array.from({ length: 1001 }, () => 0) },
			{ value: [[[[[0]]]]] },
			{ value: [Number.NaN] },
			{ value: new Map() },
			{ value: Buffer.from("[0]") },
			{ more: 1 },
		])
			expect(fits({ ...good, ...bad }), JSON.stringify(bad)).toBe(false);
	});
});
