import "../../look/accents.css";
import "./branding.css";
import { useId, useState } from "preact/hooks";
import {
	accents,
	type Branding,
	type BrandingGiven,
	mostWordsOfImage,
} from "../../../shared/branding.ts";
import { imagePath, imagesIn, imageWidths } from "../../../shared/images.ts";
import { imageText, loneImage } from "../../../shared/lone-image.ts";
import type { Quiz } from "../../../shared/quiz.ts";
import { askForImage } from "../../fields/choose-image.ts";
import { TextField } from "../../fields/fields.tsx";
import { base } from "../../link/base.ts";
import { Cross, Picture } from "../../look/icons.tsx";
import * as words from "../../words/branding.en.ts";
import type { Action } from "./draft.ts";
import { field } from "./field.ts";
import { TakeOver } from "./TakeOver.tsx";

interface Props {
	/** Of the quiz. */
	readonly id: string;
	readonly quiz: Quiz;
	act(action: Action): void;
}

/** What the quiz shows of its course, folded until it is looked for. */
export function BrandingFields({ id, quiz, act }: Props) {
	const [isOpen, setOpen] = useState(false);
	const { branding = {} } = quiz;
	const change = (part: keyof Branding, next: BrandingGiven) =>
		act({ edit: "branding", branding: next, part });
	return (
		<details
			class="branding"
			onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
		>
			<summary>{words.branding}</summary>
			<Colours
				accent={branding.accent}
				onAccent={(accent) => change("accent", { ...branding, accent })}
			/>
			<ImageField
				part="logo"
				image={branding.logo}
				onImage={(logo) => change("logo", { ...branding, logo })}
			/>
			<ImageField
				part="picture"
				image={branding.picture}
				onImage={(picture) => change("picture", { ...branding, picture })}
			/>
			{isOpen && (
				<TakeOver id={id} onBranding={(taken) => change("accent", taken)} />
			)}
			<p class="small quiet-text">{words.roomsKeepTheirs}</p>
		</details>
	);
}

function Colours({
	accent: chosen,
	onAccent,
}: {
	readonly accent: Branding["accent"];
	onAccent(accent: Branding["accent"]): void;
}) {
	const group = useId();
	const all = [undefined, ...accents];
	return (
		<fieldset class="branding-colours">
			<legend>{words.colour}</legend>
			<div>
				{all.map((accent) => (
					<label
						key={accent ?? ""}
						data-accent={accent}
						data-chosen={accent === chosen ? "" : undefined}
					>
						<input
							type="radio"
							name={group}
							data-field={accent === chosen ? field.accent : undefined}
							checked={accent === chosen}
							onChange={() => onAccent(accent)}
						/>
						<span>
							{accent === undefined ? words.petrol : words.colourNames[accent]}
						</span>
					</label>
				))}
			</div>
			<p class="small quiet-text">{words.colourHint}</p>
		</fieldset>
	);
}

const asIn = { logo: words.logoShowsAsIn, picture: words.pictureShowsAsIn };

/** An image, and what it shows in words. Images are put among the words, as into any text. */
function ImageField({
	part,
	image = "",
	onImage,
}: {
	readonly part: "logo" | "picture";
	readonly image: string | undefined;
	onImage(image: string | undefined): void;
}) {
	/** Words that were typed before there is an image. */
	const [waiting, setWaiting] = useState("");
	const known = loneImage(image);
	const take = (typed: string) => {
		const id = imagesIn(typed).at(-1) ?? known?.id;
		const alt = typed
			.replace(/!\[[^\]]*\]\(image:[0-9a-f]{32}\)/g, "")
			.slice(0, mostWordsOfImage);
		setWaiting(alt);
		if (id !== undefined) onImage(imageText({ id, alt }));
	};
	return (
		<fieldset class="branding-image">
			<legend>{words.images[part]}</legend>
			{known && (
				<img src={base + imagePath(known.id, imageWidths.phone)} alt="" />
			)}
			<TextField
				label={words.whatItShows}
				labelled
				name={field[part]}
				value={known?.alt ?? waiting}
				// With room for an image that is put into it.
				max={mostWordsOfImage + 60}
				oneLine
				placeholder={asIn[part]}
				onText={take}
			/>
			<p class="branding-choose">
				<button
					type="button"
					class="button"
					onClick={() => askForImage(field[part])}
				>
					<Picture /> {known ? words.chooseAnother : words.chooseImage}
				</button>
				{known && (
					<button
						type="button"
						class="button quiet"
						onClick={() => {
							setWaiting("");
							onImage(undefined);
						}}
					>
						<Cross /> {words.takeAway[part]}
					</button>
				)}
			</p>
		</fieldset>
	);
}
