import { paths, protocolVersion } from "../../../shared/protocol.ts";

/** The very texts that a phone of one wire sends and hears, so that a generator need not run a client library. */
export interface Dialect {
	address(url: string): string;
	/** What to say on the way in, when this text was heard (none yet: the connection has just opened). */
	step(heard: string | null, phone: Newcomer): Step;
	/** How a view begins: each of these. */
	readonly views: readonly string[];
	answer(answer: Given): string;
	/** The one reply that says it is stored. */
	saved(answer: Given): string;
	/** How any reply to an answer begins. */
	readonly reply: string;
}

export type DialectName = "lectern" | "socket.io" | "ws";

/** `say`: the next text; `in`: this phone is in; `wait`: that was not for it. */
export type Step = { readonly say: string } | "in" | "wait" | "refused";

export interface Newcomer {
	readonly code: string;
	readonly token: string;
	readonly name: string;
}

export interface Given {
	readonly round: number;
	readonly seq: number;
	readonly option: number;
	/** Of the question in its quiz. */
	readonly index: number;
	/** Of the store's history, as the view told it. */
	readonly epoch: string;
}

/** Any number does, as one answer of a phone is on its way at a time. */
const asked = 7;

const stored = ({ round, seq, option }: Given) =>
	`{"saved":{"round":${round},"seq":${seq},"value":[${option}]}}`;

const engine = (url: string) =>
	`${url.replace(/^http/, "ws")}${paths.socket}/?EIO=4&transport=websocket`;

/** As the shipped page does it: in, `hello`, and `join` with the name. */
const lectern: Dialect = {
	address: engine,
	step(heard, { code, token, name }) {
		if (heard === null) return "wait";
		if (heard.startsWith("0{"))
			return {
				say: `40/student,${JSON.stringify({ v: protocolVersion, code, token, brief: true })}`,
			};
		if (heard.startsWith("40/student,"))
			return { say: '42/student,0["hello",{}]' };
		if (heard.startsWith("43/student,0[{"))
			return { say: `42/student,1["join",${JSON.stringify({ name })}]` };
		if (heard.startsWith("43/student,1["))
			return heard.includes('"me":{') ? "in" : "refused";
		return heard.startsWith("44") ? "refused" : "wait";
	},
	views: ['42/student,["next",', '42/student,["view",'],
	answer: ({ round, seq, option, index, epoch }) =>
		`42/student,${asked}["answer",{"round":${round},"seq":${seq},"value":[${option}],"epoch":"${epoch}","index":${index}}]`,
	saved: (answer) => `43/student,${asked}[${stored(answer)}]`,
	reply: `43/student,${asked}[`,
};

const told = {
	views: ['42["view",'],
	answer: ({ round, seq, option }: Given) =>
		`42${asked}["answer",{"round":${round},"seq":${seq},"value":[${option}]}]`,
	saved: (answer: Given) => `43${asked}[${stored(answer)}]`,
	reply: `43${asked}[`,
};

const plain: Dialect = {
	...told,
	address: engine,
	step(heard, { code, token }) {
		if (heard?.startsWith("0{"))
			return { say: `40${JSON.stringify({ code, token })}` };
		if (heard?.startsWith("44")) return "refused";
		return heard?.startsWith("40") ? "in" : "wait";
	},
};

/** The same texts, and no library at the other end. */
const bare: Dialect = {
	...told,
	address: (url) => url.replace(/^http/, "ws"),
	step: () => "in",
};

export const dialects: Readonly<Record<DialectName, Dialect>> = {
	lectern,
	"socket.io": plain,
	ws: bare,
};
