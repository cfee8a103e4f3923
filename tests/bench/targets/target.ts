import type { DialectName } from "../crowd/dialect.ts";

/** What is measured: Lectern as it ships, or a floor. All that it runs are processes of their own. */
export interface Target {
	readonly name: TargetName;
	readonly dialect: DialectName;
	/** Addresses that phones take in turn. */
	readonly urls: readonly string[];
	/** What a phone types. */
	readonly code: string;
	readonly processes: readonly Process[];
	/** Shows which question is next, where there is such a step. Rounds count from 1. */
	announce(round: number): Promise<void>;
	/** Asks it; resolves, when the instructor knows, to the moment at which the command went out. */
	ask(round: number): Promise<number>;
	/** Takes no more answers; resolves to how many it holds of that round. */
	close(round: number): Promise<number>;
	/** Shows what was correct, so that there is a leaderboard from now on. */
	reveal(): Promise<void>;
	/** Ends the lecture. */
	end(): Promise<void>;
	/** One durable write of one small row to the same store, without us; resolves to ms. Null where nothing is stored. */
	readonly write: (() => Promise<number>) | null;
	remove(): Promise<void>;
}

export interface Process {
	readonly what: "node" | "redis";
	readonly pid: number;
}

/** In the order of a round: ours and what it is held against one after another, within a minute or two. */
export const targetNames = [
	"sqlite",
	"socket.io",
	"redis",
	"ws",
	"two",
	"shards",
	"tutorial",
	"four",
] as const;
export type TargetName = (typeof targetNames)[number];

export const targetWords: Readonly<Record<TargetName, string>> = {
	sqlite: "one node, SQLite `FULL`",
	redis: "one node, Redis `always`",
	two: "two nodes, Redis `always`",
	shards: "two nodes, Redis Cluster of three `always`",
	four: "four nodes, Redis `always`",
	ws: "(a) bare ws",
	"socket.io": "(b) plain socket.io",
	tutorial: "(c) the tutorial way, two nodes, Redis",
};
