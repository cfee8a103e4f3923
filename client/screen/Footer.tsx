import { showCode } from "../../shared/code.ts";
import type { Pulse, ScreenView } from "../../shared/views.ts";
import { base } from "../link/base.ts";
import { Lock } from "../look/icons.tsx";
import { Logo } from "../look/Logo.tsx";
import * as words from "../words/screen.en.ts";

interface Props {
	/** Host and port that students type. */
	readonly address: string;
	readonly token: string;
	readonly view: ScreenView;
	readonly pulse: Pulse | null;
}

/** The way in, always in the same corner, and how many have answered. */
export function Footer({ token, address, view, pulse }: Props) {
	return (
		<footer class="foot">
			{view.phase === "ended" ? (
				<Logo />
			) : (
				<Way token={token} address={address} view={view} />
			)}
			<p class="foot-count">{countOf(view, pulse)}</p>
		</footer>
	);
}

function Way({ token, address, view }: Omit<Props, "pulse">) {
	return (
		<div class="foot-way">
			<img
				class="qr foot-qr"
				src={`${base}/api/screens/${token}/qr.svg`}
				alt={words.qrCode}
			/>
			<p>
				<span class="foot-address" translate={false}>
					{address}
				</span>
				<b class="foot-code" translate={false}>
					{showCode(view.code)}
				</b>
				{view.word !== null && (
					<>
						<span class="foot-address foot-word">{words.andTheWord}</span>
						<b class="foot-code foot-word" translate={false}>
							{view.word}
						</b>
					</>
				)}
				{view.locked && (
					<span class="foot-locked">
						<Lock /> {words.locked}
					</span>
				)}
			</p>
		</div>
	);
}

function countOf(view: ScreenView, pulse: Pulse | null) {
	if (pulse === null) return null;
	if ("asked" in view && pulse.round === view.asked.round)
		return (
			<>
				{words.ofAnswered(
					<b class="number">{pulse.answered}</b>,
					<span class="number">{pulse.joined}</span>,
				)}
			</>
		);
	return <>{words.joined(<b class="number">{pulse.joined}</b>)}</>;
}
