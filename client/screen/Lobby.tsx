import * as words from "../words/screen.en.ts";
import "./lobby.css";
import { showCode } from "../../shared/code.ts";
import type { Pulse, ScreenView } from "../../shared/views.ts";
import { base } from "../link/base.ts";
import { Lock } from "../look/icons.tsx";
import { Chips } from "./Chips.tsx";
import { emsOf } from "./code-width.ts";
import { OwnLogo, OwnPicture } from "./Own.tsx";
import { Reactions } from "./Reactions.tsx";

interface Props {
	/** Host and port that students type. */
	readonly address: string;
	readonly token: string;
	readonly view: ScreenView;
	readonly pulse: Pulse | null;
}

/** How to get in, as large as it goes, on a poster of slate; beside it who is here. */
export function Lobby({ token, address, view, pulse }: Props) {
	const { joined = 0, connected = joined } = pulse ?? {};
	const { branding } = view;
	const code = showCode(view.code);
	const count = <b class="number">{joined}</b>;
	return (
		<div class="lobby">
			<div class="poster" data-word={view.word === null ? undefined : ""}>
				<header class="poster-title">
					<OwnLogo of={branding} />
					<h1 dir="auto">{view.title}</h1>
				</header>
				<div>
					<p class="poster-by">{words.goTo}</p>
					<p
						class="poster-address"
						translate={false}
						style={{ "--length": Math.max(address.length, 12) }}
					>
						{address}
					</p>
					<p class="poster-by">{words.andType}</p>
					<p
						class="poster-code"
						translate={false}
						style={{ "--ems": emsOf(code) }}
					>
						{code}
					</p>
					{view.word !== null && (
						<>
							<p class="poster-by">{words.andTheWord}</p>
							<p class="lobby-word" translate={false}>
								{view.word}
							</p>
						</>
					)}
				</div>
				<div class="poster-scan">
					<img
						class="qr"
						src={`${base}/api/screens/${token}/qr.svg`}
						alt={words.qrCode}
					/>
					<p>
						<b>{words.orPointYourCamera}</b>
						<span>{words.nothingToInstall}</span>
					</p>
				</div>
			</div>
			<div class="crowd">
				<p class="crowd-count">
					{connected === joined
						? words.areHere(joined, count)
						: words.joinedAndHere(
								count,
								<span key="here" class="number">
									{connected}
								</span>,
							)}
				</p>
				<Reactions pulse={pulse} />
				{view.locked && (
					<p class="crowd-locked">
						<Lock /> {words.locked}
					</p>
				)}
				<OwnPicture of={branding} />
				{joined === 0 && pulse !== null && (
					<p class="crowd-first">{words.beTheFirst}</p>
				)}
				{pulse?.names && <Chips names={pulse.names} joined={joined} />}
			</div>
		</div>
	);
}
