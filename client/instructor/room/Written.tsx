import { useState } from "preact/hooks";
import type { Json } from "../../../shared/json.ts";
import type { DeskPart } from "../../kinds/part.ts";
import * as words from "../../words/room.en.ts";
import { readValues } from "../results/Values.tsx";
import { notify } from "../shell/notice.tsx";
import { Act } from "./Act.tsx";
import { useRoom } from "./context.ts";

interface Props {
	/** Of the round. */
	readonly round: number;
	readonly Beside: NonNullable<DeskPart["Beside"]>;
}

/** What students wrote beside what the picture shows. Only when asked for: many a laptop's display is on the projector. Mount it anew for another round. */
export function Written({ round, Beside }: Props) {
	const { id } = useRoom();
	const [values, setValues] = useState<readonly Json[] | null>(null);
	const read = async () => {
		const reply = await readValues(id, round);
		if (reply.ok) setValues(reply.data.values);
		else notify(reply.problem.detail, { tone: "error" });
	};
	return (
		<>
			<Act
				look="quiet"
				onPress={() => (values === null ? void read() : setValues(null))}
			>
				{values === null ? words.showWhatTheyWrote : words.hideWhatTheyWrote}
			</Act>
			{values && <Beside values={values} />}
		</>
	);
}
