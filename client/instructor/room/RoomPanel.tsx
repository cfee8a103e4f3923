import { useState } from "preact/hooks";
import { showCode } from "../../../shared/code.ts";
import { paths } from "../../../shared/protocol.ts";
import { pathOf } from "../../../shared/route.ts";
import { routes } from "../../../shared/routes.ts";
import { base } from "../../link/base.ts";
import { Lock } from "../../look/icons.tsx";
import * as words from "../../words/room.en.ts";
import { CopyButton, CopyField } from "../shell/CopyField.tsx";
import { Dialog } from "../shell/Dialog.tsx";
import { useOrigin } from "../shell/origin.ts";
import { Switch } from "./Act.tsx";
import { useRoom } from "./context.ts";
import { ResultsLink } from "./ResultsLink.tsx";
import { ScreenLink } from "./ScreenLink.tsx";
import { SettingsDialog } from "./SettingsDialog.tsx";
import { sayAlarm } from "./words.ts";

/** How to get into the room and onto the screen, and what holds for the room as a whole. */
export function RoomPanel() {
	const { view, id, send } = useRoom();
	const [settings, setSettings] = useState(false);
	const [qr, setQr] = useState(false);
	const origin = useOrigin();
	const joinLink = origin + paths.join(view.code);
	const screen = paths.screen(view.screenToken);
	const picture = base + pathOf(routes.rooms.picture, { id });
	if (view.phase === "ended") return null;
	return (
		<section class="room-panel" aria-label={words.room}>
			<div class="room-code">
				<div>
					<h2>{words.code}</h2>
					<p class="number" translate={false}>
						{showCode(view.code)}
					</p>
					{view.word !== null && (
						<p class="room-word">
							{words.andTheWord(<b translate={false}>{view.word}</b>)}
						</p>
					)}
				</div>
				<button
					type="button"
					class="qr-small"
					aria-label={words.showTheCode}
					onClick={() => setQr(true)}
				>
					<img src={picture} alt={words.qrCode} width="88" height="88" />
				</button>
			</div>
			<CopyField label={words.joinLink} value={joinLink} />
			<div class="room-screen">
				<ScreenLink />
				<CopyButton label={words.screenLink} value={origin + screen} />
			</div>
			<div>
				<Switch
					on={view.locked}
					onSwitch={(on) => void send({ do: "lock", on })}
				>
					<Lock /> {words.lockForNewcomers}
				</Switch>
				{view.alarm !== null && (
					<p class="fault small">{sayAlarm(view.alarm)}.</p>
				)}
			</div>
			<div class="room-more">
				<button type="button" class="button" onClick={() => setSettings(true)}>
					{words.settings}
				</button>
				<ResultsLink look="quiet" />
			</div>
			<SettingsDialog open={settings} onClose={() => setSettings(false)} />
			<Dialog
				title={words.joinWith(showCode(view.code))}
				open={qr}
				onClose={() => setQr(false)}
			>
				<div class="qr-large">
					<img src={picture} alt={words.qrCode} />
					<p translate={false}>{joinLink}</p>
				</div>
			</Dialog>
		</section>
	);
}
