import { useEffect, useState } from "preact/hooks";
import type { ScreenView } from "../../shared/views.ts";
import { refusals } from "../../shared/words/refusals.en.ts";
import { sayRefusal } from "../../shared/words/say-refusal.ts";
import { useAwake } from "../look/awake.ts";
import { fetchAhead } from "../text/fetch-ahead.ts";
import { noteTexts } from "../text/told.ts";
import * as words from "../words/screen.en.ts";
import { useAddress } from "./address.ts";
import { Controls } from "./Controls.tsx";
import { useClicker } from "./clicker.ts";
import { Footer } from "./Footer.tsx";
import { blank, follow, type Picture } from "./feed.ts";
import { Leaderboard } from "./Leaderboard.tsx";
import { Lobby } from "./Lobby.tsx";
import { Message } from "./Message.tsx";
import { Podium } from "./Podium.tsx";
import { Question, Ready } from "./Question.tsx";
import { Said } from "./Said.tsx";
import { Slide } from "./Slide.tsx";
import { useWhy } from "./why.ts";

/** The projector's page: one picture of one room, named by the token in the link. */
export function Screen() {
	const token = useToken();
	const [picture, setPicture] = useState<Picture>(blank);
	useEffect(() => {
		if (token === "") return;
		setPicture(blank);
		return follow(token, setPicture);
	}, [token]);

	const { view, link } = picture;
	useEffect(() => fetchAhead(view?.images, 0), [String(view?.images)]);
	useAwake(view !== null && view.phase !== "ended");
	const address = useAddress(link);
	const message = messageFor(token, picture);
	const clicker = useClicker(view?.roomId ?? null);
	const why = useWhy(view);
	return (
		<>
			{view === null || message !== null ? (
				<Message {...(message ?? connecting)} />
			) : (
				<main
					class="screen"
					data-phase={view.phase}
					data-accent={view.branding?.accent}
				>
					<Body
						token={token}
						address={address}
						view={view}
						picture={picture}
						isWhy={why.isWhy}
					/>
					{view.phase !== "lobby" && (
						<Footer
							token={token}
							address={address}
							view={view}
							pulse={picture.pulse}
						/>
					)}
				</main>
			)}
			<Said view={view} address={address} link={link} message={message} />
			<Controls picture={picture} clicker={clicker} onWhy={why.toggle} />
		</>
	);
}

interface BodyProps {
	readonly token: string;
	readonly address: string;
	readonly view: ScreenView;
	readonly picture: Picture;
	/** Whether the explanation has the picture. */
	readonly isWhy: boolean;
}

export function Body({ token, address, view, picture, isWhy }: BodyProps) {
	const { pulse, offset } = picture;
	noteTexts(
		"texts" in view ? view : null,
		"asked" in view ? view.asked : null,
		"solution" in view ? view.solution : null,
	);
	if (view.phase === "lobby")
		return <Lobby token={token} address={address} view={view} pulse={pulse} />;
	if (view.phase === "ended")
		return (
			<Podium
				title={view.title}
				standings={view.leaderboard ?? []}
				podium={view.podium ?? null}
				joined={pulse?.joined ?? null}
				right={view.right ?? null}
				branding={view.branding}
			/>
		);
	if (view.phase !== "open" && view.leaderboard !== null)
		return <Leaderboard view={view} standings={view.leaderboard} />;
	switch (view.phase) {
		case "ready":
			return view.slide ? (
				<Slide view={{ ...view, slide: view.slide }} />
			) : (
				<Ready view={view} />
			);
		case "open":
		case "closed":
		case "revealed":
			return (
				<Question
					key={view.asked.round}
					view={view}
					pulse={pulse}
					offset={offset}
					isWhy={isWhy}
				/>
			);
	}
}

interface Words {
	readonly title: string;
	readonly text: string;
}

const connecting: Words = { title: words.connecting, text: "" };

/** Why there is nothing to show, and what to do. */
function messageFor(token: string, { view, link, out }: Picture): Words | null {
	if (token === "")
		return {
			title: words.thisLinkNamesNoRoom,
			text: words.openTheScreenAgain,
		};
	if (out !== null)
		return { title: words.thisRoomIsGone, text: sayRefusal(refusals, out) };
	if (view === null && link === "unknown")
		return {
			title: words.noRoomHasThisLink,
			text: words.itMayBeDeleted,
		};
	return null;
}

function useToken(): string {
	const read = () => location.hash.slice(1);
	const [token, setToken] = useState(read);
	useEffect(() => {
		const change = () => setToken(read());
		window.addEventListener("hashchange", change);
		return () => window.removeEventListener("hashchange", change);
	}, []);
	return token;
}
