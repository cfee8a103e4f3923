import * as v from "valibot";
import { AnyQuiz } from "../../shared/older-quiz.ts";
import type { Sample } from "../live/instructors.ts";
import tcpAndUdp from "./01-tcp-and-udp.json" with { type: "json" };
import httpVersions from "./02-http-versions.json" with { type: "json" };
import tlsAndHttps from "./03-tls-and-https.json" with { type: "json" };
import dns from "./04-dns.json" with { type: "json" };
import websockets from "./05-websockets.json" with { type: "json" };
import restApis from "./06-rest-apis.json" with { type: "json" };
import graphql from "./07-graphql.json" with { type: "json" };
import grpc from "./08-grpc.json" with { type: "json" };
import connectionPooling from "./09-connection-pooling.json" with {
	type: "json",
};
import longPollingAndSse from "./10-long-polling-and-sse.json" with {
	type: "json",
};
import moduleQuiz from "./11-module-quiz.json" with { type: "json" };
import everyKind from "./12-every-kind.json" with { type: "json" };

const files: Readonly<Record<string, unknown>> = {
	"01-tcp-and-udp": tcpAndUdp,
	"02-http-versions": httpVersions,
	"03-tls-and-https": tlsAndHttps,
	"04-dns": dns,
	"05-websockets": websockets,
	"06-rest-apis": restApis,
	"07-graphql": graphql,
	"08-grpc": grpc,
	"09-connection-pooling": connectionPooling,
	"10-long-polling-and-sse": longPollingAndSse,
	"11-module-quiz": moduleQuiz,
	"12-every-kind": everyKind,
};

/** What libraries may have of a quiz that was worded anew since, by its hash; the second as format 1 wrote it. */
const before: Readonly<Record<string, readonly string[]>> = {
	"11-module-quiz": [
		"xcYwegK9DapfDDMxQjO0XTPzJubtEa5mY9qgBq6lKZc",
		"C_-zDZzUBz0xUqdnFFLQjTuZhpisvLqVRBYlD5UC4XA",
	],
};

/** The sample course: ten lessons on networking, the module quiz, and one question of every kind, in this order. Each file is a quiz as one exports it. */
export const course: readonly Sample[] = Object.entries(files).map(
	([sample, quiz]) => ({
		sample,
		quiz: v.parse(AnyQuiz, quiz),
		before: before[sample] ?? [],
	}),
);
