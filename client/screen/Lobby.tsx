import * as words from "../words/screen.en.ts";
import "./lobby.css";
import { showCode } from "../../shared/code.ts";
import type { ScreenView } from "../../shared/views.ts";
import { base } from "../link/base.ts";
import { Lock } from "../look/icons.tsx";
import { Logo } from "../look/Logo.tsx";

interface Props {
	/** Host and port that students type. */
	readonly address: string;
	readonly token: string;
	readonly view: ScreenView;
	readonly joined: number | null;
}

/** How to get in: address and code as large as they go, the QR code beside them. */
export function Lobby({ token, address, view, joined }: Props) {
	return (
		<div class="lobby">
			<h1 class="lobby-title" dir="auto">
				{view.title}
			</h1>
			<div class="lobby-way">
				<p class="lobby-say">{words.joinAt}</p>
				<p
					class="lobby-address"
					translate={false}
					style={{ "--length": Math.max(address.length, 12) }}
				>
					{address}
				</p>
				<p class="lobby-say">{words.withTheCode}</p>
				<p class="lobby-code" translate={false}>
					{showCode(view.code)}
				</p>
				{view.word !== null && (
					<>
						<p class="lobby-say">{words.andTheWord}</p>
						<p class="lobby-word" translate={false}>
							{view.word}
						</p>
					</>
				)}
			</div>
			<img
				class="qr lobby-qr"
				src={`${base}/api/screens/${token}/qr.svg`}
				alt={words.qrCode}
			/>
			<p class="lobby-joined">
				<span>{words.joined(<b class="number">{joined ?? 0}</b>)}</span>
				{view.locked && (
					<span>
						<Lock /> {words.locked}
					</span>
				)}
			</p>
			<Logo />
		</div>
	);
}
