import { useCallback } from "preact/hooks";
import { routes } from "../../../shared/routes.ts";
import type { DeskPart } from "../../kinds/part.ts";
import * as words from "../../words/results.en.ts";
import { useRead } from "../shell/resource.ts";
import { call } from "../shell/rest.ts";

interface Props {
	readonly room: string;
	readonly round: number;
	readonly Beside: NonNullable<DeskPart["Beside"]>;
}

/** What was answered in a round, beside its picture; read when it is looked at. */
export function Values({ room, round, Beside }: Props) {
	const { data, problem } = useRead(
		useCallback(() => readValues(room, round), [room, round]),
	);
	if (data !== null) return <Beside values={data.values} />;
	return (
		<p role="status">
			{problem === null
				? words.readingTheAnswers
				: words.answersNotRead(problem.detail)}
		</p>
	);
}

export function readValues(room: string, round: number) {
	const params = { id: room, round: String(round) };
	return call(routes.rooms.roundValues, { params });
}
