import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { reload } from "../../link/network.ts";
import * as words from "../../words/shell.en.ts";
import { Room } from "../room/Room.tsx";
import { Confirmation } from "./Dialog.tsx";
import { BareHeader, Header } from "./Header.tsx";
import { Notices } from "./notice.tsx";
import { type Route, useRoute } from "./route.ts";
import { SignIn } from "./SignIn.tsx";
import { openSession, session } from "./session.ts";
import { useStrayFiles } from "./stray-files.ts";
import { TakeOver } from "./TakeOver.tsx";

const Library = later(
	async () => (await import("../library/Library.tsx")).Library,
);
const Account = later(
	async () => (await import("../account/Account.tsx")).Account,
);
const Editor = later(async () => (await import("../editor/Editor.tsx")).Editor);
const ResultsPage = later(
	async () => (await import("../results/ResultsPage.tsx")).ResultsPage,
);

const ReportPage = later(
	async () => (await import("../results/ReportPage.tsx")).ReportPage,
);

export function App() {
	const route = useRoute();
	const current = session.use();
	const takingOver = route.page === "take-over";
	useStrayFiles();
	useEffect(() => {
		// A hand-over link must not make a new, empty account on the device it is opened on.
		if (!takingOver && session.get().state === "asking") void openSession();
	}, [takingOver]);
	return (
		<>
			<button type="button" class="button skip-link" onClick={skip}>
				{words.skipToThePage}
			</button>
			{current.state === "in" ? <Header route={route} /> : <BareHeader />}
			{takingOver || current.state === "in" ? (
				<Page route={route} />
			) : (
				<SignIn session={current} />
			)}
			<Notices />
			<Confirmation />
		</>
	);
}

/** An address within the page would be read as one of another page. */
function skip() {
	const main = document.querySelector("main");
	if (main === null) return;
	main.tabIndex = -1;
	main.focus();
}

function Page({ route }: { route: Route }) {
	switch (route.page) {
		case "library":
			return <Library />;
		case "account":
			return <Account />;
		case "editor":
			return (
				<Editor
					key={route.quiz}
					quiz={route.quiz}
					question={route.question ?? null}
				/>
			);
		case "room":
			return <Room key={route.room} room={route.room} />;
		case "results":
			return <ResultsPage key={route.room} room={route.room} />;
		case "report":
			return <ReportPage key={route.room} room={route.room} />;
		case "take-over":
			return <TakeOver secret={route.secret} room={route.room} />;
	}
}

/** A page whose code is fetched when it is first shown: a phone as remote should not load the editor. */
function later<P extends object>(
	load: () => Promise<ComponentType<P>>,
): (props: P) => preact.JSX.Element {
	let loaded: ComponentType<P> | null = null;
	return function Later(props: P) {
		const [Loaded, setLoaded] = useState<ComponentType<P> | null>(() => loaded);
		const [failed, setFailed] = useState(false);
		useEffect(() => {
			if (loaded !== null) return;
			patiently(load).then(
				(component) => {
					loaded = component;
					setLoaded(() => component);
				},
				// After an upgrade only the newer page knows the names of its parts.
				() => reload() || setFailed(true),
			);
		}, []);
		if (Loaded !== null) return <Loaded {...props} />;
		return (
			<main class="gate">
				<p role="status">{failed ? words.pageNotLoaded : words.loading}</p>
				{failed && (
					<button
						type="button"
						class="button"
						onClick={() => location.reload()}
					>
						{words.tryAgain}
					</button>
				)}
			</main>
		);
	};
}

/** A second time before it fails. */
async function patiently<T>(load: () => Promise<T>): Promise<T> {
	try {
		return await load();
	} catch {
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		return load();
	}
}
