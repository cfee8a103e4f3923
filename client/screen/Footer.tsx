import "./desk.css";
import { showCode } from "../../shared/code.ts";
import type { Pulse, ScreenView } from "../../shared/views.ts";
import { base } from "../link/base.ts";
import { Lock } from "../look/icons.tsx";
import { Ring } from "../look/Pen.tsx";
import * as words from "../words/screen.en.ts";
import { OwnLogo } from "./Own.tsx";
import { Reactions } from "./Reactions.tsx";

interface Props {
	/** Host and port that students type. */
	readonly address: string;
	readonly token: string;
	readonly view: ScreenView;
	readonly pulse: Pulse | null;
}

/** The way in on slate, always in the same corner, and at the right how many have answered. */
export function Footer({ token, address, view, pulse }: Props) {
	return (
		<footer class="desk">
			<div class="desk-join">
				{view.phase === "ended" ? (
					<OwnLogo of={view.branding} />
				) : (
					<Way token={token} address={address} view={view} />
				)}
			</div>
			<Reactions pulse={pulse} />
			<p class="desk-count">{countOf(view, pulse)}</p>
		</footer>
	);
}

function Way({ token, address, view }: Omit<Props, "pulse">) {
	return (
		<>
			<img
				class="qr"
				src={`${base}/api/screens/${token}/qr.svg`}
				alt={words.qrCode}
			/>
			<p class="desk-way">
				<span class="desk-address" translate={false}>
					{address}
				</span>
				<b class="desk-code" translate={false}>
					{showCode(view.code)}
				</b>
			</p>
			{view.word !== null && (
				<p class="desk-way">
					<span class="desk-address">{words.andTheWord}</span>
					<b class="desk-code" translate={false}>
						{view.word}
					</b>
				</p>
			)}
			{view.locked && (
				<p class="desk-locked">
					<Lock /> {words.locked}
				</p>
			)}
		</>
	);
}

function countOf(view: ScreenView, pulse: Pulse | null) {
	if (view.phase === "ended") return words.ownResultIsOnThePhone;
	if (pulse === null) return null;
	const { joined, connected, answered } = pulse;
	if (!("asked" in view) || pulse.round !== view.asked.round)
		return words.takePart(joined, figure(joined));
	const { answeredHere } = pulse;
	const isHere = answeredHere !== undefined && connected < joined;
	const counts = [
		figure(isHere ? answeredHere : answered),
		<span key="all" class="number">
			{isHere ? connected : joined}
		</span>,
	] as const;
	return (
		<>
			{view.phase === "open" && pulse.all ? (
				<>
					{isHere ? words.allHereHaveAnswered : words.everybodyHasAnswered}{" "}
					<span class="desk-ringed">
						<Ring />
						{words.ofAll(...counts)}
					</span>
				</>
			) : isHere ? (
				words.ofHereAnswered(...counts)
			) : (
				words.ofAnswered(...counts)
			)}
			{isHere && (
				<span class="desk-away number">{words.joinedSoFar(joined)}</span>
			)}
		</>
	);
}

const figure = (count: number) => (
	<b key="figure" class="number">
		{count}
	</b>
);
