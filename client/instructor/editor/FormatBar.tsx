import { useEffect, useRef } from "preact/hooks";
import { type Format, format, isFormatted } from "../../fields/format.ts";
import { Picture } from "../../look/icons.tsx";
import * as words from "../../words/editor.en.ts";
import * as images from "../../words/images.en.ts";
import { chooseImages } from "./images/add.ts";
import { readFormat } from "./keys.ts";

const formats: readonly (readonly [Format, string, string])[] = [
	["bold", words.bold, "B"],
	["code", words.code, "</>"],
	["formula", words.formula, "√x"],
];

/** Formats what is selected in the field that has the cursor, or had it before it came here (`fieldOf`), by buttons and, in the fields beside it, by keys. */
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
	const bar = useRef<HTMLDivElement>(null);
	useEffect(() => {
		const beside = bar.current?.closest<HTMLElement>(
			".question-fields, .text-view",
		);
		beside?.addEventListener("keydown", takeKey);
		return () => beside?.removeEventListener("keydown", takeKey);
	}, []);
	return (
		<div
			class="format-bar"
			role="toolbar"
			aria-label={words.formatting}
			ref={bar}
		>
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

function takeKey(event: KeyboardEvent): void {
	const { target } = event;
	const how = readFormat(event);
	if (how === null || !isFormatted(target)) return;
	event.preventDefault();
	if (how === "image") chooseImages(target);
	else format(target, how);
}
