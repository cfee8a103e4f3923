import * as v from "valibot";
import { accountRoutes } from "./account-routes.ts";
import { Answered } from "./attendance.ts";
import { Found, SearchQuery } from "./found.ts";
import { imageTypes } from "./images.ts";
import { Command, FirstInLine } from "./instructor-events.ts";
import { Quiz } from "./quiz.ts";
import {
	ClearedSeats,
	Done,
	Health,
	IfMatch,
	Image,
	NewRoom,
	PageQuery,
	Preview,
	PreviewedTexts,
	QuestionPlace,
	QuestionRounds,
	QuizList,
	Results,
	RoomList,
	RoomSheet,
	RoomState,
	RoomSummary,
	RoundNumber,
	ScreenState,
	SilentSeats,
	SinceQuery,
	SpokenVersion,
	StoredQuiz,
	StudentList,
	Where,
} from "./rest.ts";
import type { Shape } from "./route.ts";

/** The REST interface: what the pages call and what the server does are both typed, and parsed, by these lines. */
export const routes = {
	...accountRoutes,
	quizzes: {
		list: {
			method: "get",
			path: "/api/quizzes",
			query: PageQuery,
			replies: { 200: QuizList },
		},
		add: {
			method: "post",
			path: "/api/quizzes",
			body: Quiz,
			replies: { 201: StoredQuiz },
		},
		get: {
			method: "get",
			path: "/api/quizzes/:id",
			replies: { 200: StoredQuiz },
		},
		put: {
			method: "put",
			path: "/api/quizzes/:id",
			headers: v.object({ "If-Match": IfMatch }),
			body: Quiz,
			replies: { 200: StoredQuiz },
		},
		delete: {
			method: "delete",
			path: "/api/quizzes/:id",
			replies: { 204: null },
		},
		archive: {
			method: "put",
			path: "/api/quizzes/:id/archived",
			replies: { 204: null },
		},
		bringBack: {
			method: "delete",
			path: "/api/quizzes/:id/archived",
			replies: { 204: null },
		},
	},
	search: {
		find: {
			method: "get",
			path: "/api/search",
			query: SearchQuery,
			replies: { 200: Found },
		},
	},
	texts: {
		preview: {
			method: "post",
			path: "/api/preview",
			body: PreviewedTexts,
			replies: { 200: Preview },
		},
	},
	images: {
		put: {
			method: "put",
			path: "/api/images",
			file: imageTypes,
			replies: { 201: Image },
		},
	},
	rooms: {
		list: {
			method: "get",
			path: "/api/rooms",
			query: PageQuery,
			replies: { 200: RoomList },
		},
		open: {
			method: "post",
			path: "/api/rooms",
			body: NewRoom,
			replies: { 201: RoomSummary },
		},
		get: {
			method: "get",
			path: "/api/rooms/:id",
			replies: { 200: RoomSummary },
		},
		delete: {
			method: "delete",
			path: "/api/rooms/:id",
			replies: { 204: null },
		},
		state: {
			method: "get",
			path: "/api/rooms/:id/state",
			replies: { 200: RoomState },
		},
		sheet: {
			method: "get",
			path: "/api/rooms/:id/sheet",
			replies: { 200: RoomSheet },
		},
		rounds: {
			method: "get",
			path: "/api/rooms/:id/questions/:question/rounds",
			params: { question: QuestionPlace },
			replies: { 200: QuestionRounds },
		},
		command: {
			method: "post",
			path: "/api/rooms/:id/commands",
			body: Command,
			replies: { 200: Done },
		},
		students: {
			method: "get",
			path: "/api/rooms/:id/students",
			query: SinceQuery,
			replies: { 200: StudentList },
		},
		eraseStudent: {
			method: "delete",
			path: "/api/rooms/:id/students/:seat",
			replies: { 204: null },
		},
		admit: {
			method: "post",
			path: "/api/rooms/:id/line",
			body: FirstInLine,
			replies: { 200: Done },
		},
		clearLine: {
			method: "delete",
			path: "/api/rooms/:id/line",
			replies: { 200: Done },
		},
		answered: {
			method: "get",
			path: "/api/rooms/:id/answered",
			replies: { 200: Answered },
		},
		silent: {
			method: "get",
			path: "/api/rooms/:id/silent",
			replies: { 200: SilentSeats },
		},
		clearSilent: {
			method: "delete",
			path: "/api/rooms/:id/silent",
			replies: { 200: ClearedSeats },
		},
		takeOffers: {
			method: "post",
			path: "/api/rooms/:id/rounds/:round/offers",
			params: { round: RoundNumber },
			replies: { 200: Done },
		},
		results: {
			method: "get",
			path: "/api/rooms/:id/results",
			query: v.object({
				download: v.optional(
					v.pipe(
						v.string(),
						v.description("There with any value: as a file to keep"),
					),
				),
			}),
			replies: { 200: Results },
		},
		table: {
			method: "get",
			path: "/api/rooms/:id/results.csv",
			replies: { 200: "text/csv" },
		},
		picture: {
			method: "get",
			path: "/api/rooms/:id/qr.svg",
			replies: { 200: "image/svg+xml" },
		},
	},
	screens: {
		state: {
			method: "get",
			path: "/api/screens/:token",
			query: v.object({ v: SpokenVersion }),
			replies: { 200: ScreenState },
		},
		picture: {
			method: "get",
			path: "/api/screens/:token/qr.svg",
			replies: { 200: "image/svg+xml" },
		},
	},
	server: {
		where: { method: "get", path: "/api/where", replies: { 200: Where } },
		lives: { method: "get", path: "/livez", replies: { 200: Health } },
		ready: {
			method: "get",
			path: "/readyz",
			query: v.object({
				unready: v.optional(
					v.pipe(v.string(), v.description("404: answer so instead of 503")),
				),
			}),
			replies: { 200: Health, 404: Health, 503: Health },
		},
		document: {
			method: "get",
			path: "/api/openapi.json",
			replies: { 200: v.record(v.string(), v.unknown()) },
		},
	},
} as const satisfies Readonly<Record<string, Readonly<Record<string, Shape>>>>;
