import type { OptionCounts } from "../../shared/kinds/options.ts";
import type { PicturePart, PictureProps } from "../kinds/part.ts";
import { Bars } from "../look/Bars.tsx";
import { choiceOf, correctOf, letters, optionsOf } from "./value.ts";

/** A bar for each option. */
export const picture: PicturePart = {
	Picture({ ask, distribution, key_, before, mine, size }: PictureProps) {
		const { counts = null, answered = 0 } = (distribution ??
			{}) as Partial<OptionCounts>;
		return (
			<Bars
				options={optionsOf(ask)}
				counts={counts}
				answered={answered}
				correct={key_ === null ? null : correctOf(key_)}
				before={before as OptionCounts | null}
				mine={mine === null ? null : choiceOf(mine)}
				size={size}
			/>
		);
	},
	sayKey: (_ask, key) => letters([...correctOf(key)]),
	words: (ask) => optionsOf(ask).join("\n"),
};
