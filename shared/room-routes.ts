import * as v from "valibot";
import { Analysis } from "./analysis.ts";
import { Answered, AnsweredQuery } from "./attendance.ts";
import { Change } from "./change.ts";
import {
	CorrectionPreview,
	CorrectionRecord,
	CorrectionTry,
} from "./correction-told.ts";
import {
	Gradebook,
	GradebookQuery,
	gradebookTypes,
	workbookType,
} from "./gradebook.ts";
import { Command, FirstInLine } from "./instructor-events.ts";
import {
	ClearedSeats,
	Done,
	NewRoom,
	PageQuery,
	QuestionPlace,
	QuestionRounds,
	Results,
	RoomList,
	RoomSheet,
	RoomState,
	RoomSummary,
	RoundNumber,
	SilentSeats,
	SinceQuery,
	StudentList,
} from "./rest.ts";
import {
	ResultRows,
	ResultsOverview,
	RoundValues,
	StudentAnswers,
} from "./results.ts";
import { GradesQuery, TableQuery, WorkbookQuery } from "./results-files.ts";
import type { Shape } from "./route.ts";

/** The routes of an instructor's rooms. */
export const roomRoutes = {
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
	change: {
		method: "post",
		path: "/api/rooms/:id/sheet",
		body: Change,
		replies: { 200: Done },
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
	corrections: {
		method: "get",
		path: "/api/rooms/:id/corrections",
		replies: { 200: CorrectionRecord },
	},
	previewCorrection: {
		method: "post",
		path: "/api/rooms/:id/corrections/preview",
		body: CorrectionTry,
		replies: { 200: CorrectionPreview },
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
		query: AnsweredQuery,
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
	overview: {
		method: "get",
		path: "/api/rooms/:id/results/overview",
		replies: { 200: ResultsOverview },
	},
	resultRows: {
		method: "get",
		path: "/api/rooms/:id/results/students",
		replies: { 200: ResultRows },
	},
	studentAnswers: {
		method: "get",
		path: "/api/rooms/:id/results/students/:seat",
		replies: { 200: StudentAnswers },
	},
	roundValues: {
		method: "get",
		path: "/api/rooms/:id/results/rounds/:round",
		params: { round: RoundNumber },
		replies: { 200: RoundValues },
	},
	analysis: {
		method: "get",
		path: "/api/rooms/:id/analysis",
		replies: { 200: Analysis },
	},
	table: {
		method: "get",
		path: "/api/rooms/:id/results.csv",
		query: TableQuery,
		replies: { 200: "text/csv" },
	},
	workbook: {
		method: "get",
		path: "/api/rooms/:id/results.xlsx",
		query: WorkbookQuery,
		replies: { 200: workbookType },
	},
	grades: {
		method: "get",
		path: "/api/rooms/:id/grades.csv",
		query: GradesQuery,
		replies: { 200: "text/csv" },
	},
	previewGradebook: {
		method: "post",
		path: "/api/rooms/:id/gradebook/preview",
		query: GradebookQuery,
		file: gradebookTypes,
		replies: { 200: Gradebook },
	},
	fillGradebook: {
		method: "post",
		path: "/api/rooms/:id/gradebook",
		query: GradebookQuery,
		file: gradebookTypes,
		replies: { 200: "application/octet-stream" },
	},
	picture: {
		method: "get",
		path: "/api/rooms/:id/qr.svg",
		replies: { 200: "image/svg+xml" },
	},
} as const satisfies Readonly<Record<string, Shape>>;
