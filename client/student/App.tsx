import { useEffect, useState } from "preact/hooks";
import { readCode } from "../../shared/code.ts";
import { paths } from "../../shared/protocol.ts";
import { base } from "../link/base.ts";
import { takeFirstView } from "../link/first-view.ts";
import { partOf } from "../link/part.ts";
import { forgiving, inHistory } from "../link/storage.ts";
import type { FrontProps } from "./Front.tsx";
import { later } from "./later.ts";
import { RoomPage } from "./RoomPage.tsx";
import { type Sitting, type SittingState, sit } from "./sitting.ts";

const storage = forgiving(
	() => localStorage,
	() => inHistory,
);

/** Who follows a room's link does not need it. */
const front = partOf(() => import("./Front.tsx"));

function Code(props: Omit<FrontProps, "later">) {
	const part = front.use();
	return part === null ? <main /> : <part.Front {...props} later={later} />;
}

/** What stands after `/j/`; empty on the front page. */
function typedInAddress(): string {
	const [, typed = ""] =
		/^\/j\/([^/]*)/.exec(location.pathname.slice(base.length)) ?? [];
	try {
		return decodeURIComponent(typed);
	} catch {
		return typed;
	}
}

/** Asks for a code, or sits in the room that the address names. */
export function App() {
	const [typed, setTyped] = useState(typedInAddress);
	const code = readCode(typed);

	useEffect(() => {
		const onBack = () => setTyped(typedInAddress());
		addEventListener("popstate", onBack);
		return () => removeEventListener("popstate", onBack);
	}, []);

	const go = (next: string) => {
		history.pushState(
			history.state,
			"",
			base + (next === "" ? "/" : paths.join(next)),
		);
		setTyped(next);
	};

	if (code === null) return <Code typed={typed} wrong={null} onCode={go} />;
	return <Room key={code} code={code} onCode={go} />;
}

function Room({
	code,
	onCode,
}: {
	readonly code: string;
	readonly onCode: (code: string) => void;
}) {
	const [open, setOpen] = useState<{
		sitting: Sitting;
		state: SittingState;
	} | null>(null);

	useEffect(() => {
		let sitting: Sitting | null = null;
		const show = (state: SittingState) =>
			sitting && setOpen({ sitting, state });
		sitting = sit(code, storage, show, undefined, takeFirstView(code));
		show(sitting.state());
		return sitting.close;
	}, [code]);

	if (open === null) return null;
	const { sitting, state } = open;
	const knewIt = state.held !== null || state.entrance !== null;
	if (state.stopped?.error === "no-room" && !knewIt)
		return (
			<Code
				typed={code}
				wrong={state.stopped.message}
				onCode={(next) => (next === code ? sitting.reopen() : onCode(next))}
			/>
		);
	return (
		<RoomPage
			state={state}
			sitting={sitting}
			storage={storage}
			onLeave={() => onCode("")}
		/>
	);
}
