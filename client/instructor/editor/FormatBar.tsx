import { type Format, format, isFormatted } from "../../fields/format.ts";
import { Picture } from "../../look/icons.tsx";
import * as words from "../../words/editor.en.ts";
import * as images from "../../words/images.en.ts";
import { chooseImages } from "./images/add.ts";

const formats: readonly (readonly [Format, string, string])[] = [
	["bold", words.bold, "B"],
	["code", words.code, "</>"],
	["formula", words.formula, "√x"],
];

/** Formats what is selected in the field that has the cursor, or had it before it came here. `fieldOf`: that field. */
export function FormatBar({
	fieldOf,
}: {
	readonly fieldOf: () => Element | null;
}) {
	const press = (how: Format) => {
		const element = fieldOf();
		if (!isFormatted(element)) return;
		element.focus();
		format(element, how);
	};
	return (
		<div class="format-bar" role="toolbar" aria-label={words.formatting}>
			{formats.map(([how, label, sign]) => (
				<button
					key={how}
					type="button"
					class="format-tool"
					data-format={how}
					aria-label={label}
					title={label}
					// The cursor stays where it is.
					onMouseDown={(event) => event.preventDefault()}
					onClick={() => press(how)}
				>
					<span aria-hidden="true" translate={false}>
						{sign}
					</span>
				</button>
			))}
			<button
				type="button"
				class="format-tool"
				data-format="image"
				aria-label={images.addAnImage}
				title={images.addAnImage}
				onMouseDown={(event) => event.preventDefault()}
				onClick={() => {
					const field = fieldOf();
					if (isFormatted(field)) chooseImages(field);
				}}
			>
				<Picture />
			</button>
		</div>
	);
}
