import { useState } from "preact/hooks";
import { Logo } from "../../look/Logo.tsx";
import { confirm } from "./Dialog.tsx";
import { HandOver } from "./HandOver.tsx";
import { Menu } from "./Menu.tsx";
import { notify } from "./notice.tsx";
import { href } from "./route.ts";
import { signOut } from "./session.ts";

export function Header() {
	const [handingOver, setHandingOver] = useState(false);
	return (
		<header class="shell-header">
			<a class="wordmark" href={href({ page: "library" })}>
				<Logo />
			</a>
			<nav aria-label="Pages">
				<a href={href({ page: "library" })}>Library</a>
			</nav>
			<Menu label="Account">
				<button
					type="button"
					class="button quiet"
					onClick={() => setHandingOver(true)}
				>
					Use on another device
				</button>
				<button type="button" class="button quiet" onClick={() => void leave()}>
					Sign out this browser
				</button>
			</Menu>
			<HandOver open={handingOver} onClose={() => setHandingOver(false)} />
		</header>
	);
}

/** For those who are not signed in. */
export function BareHeader() {
	return (
		<header class="shell-header">
			<span class="wordmark">
				<Logo />
			</span>
		</header>
	);
}

async function leave(): Promise<void> {
	const sure = await confirm({
		title: "Sign out this browser?",
		text: "Your quizzes and rooms stay on the server, but only a device that is signed in as you can reach them. If this is your only one, use “Use on another device” first: there is no other way back.",
		action: "Sign out",
		danger: true,
	});
	if (!sure) return;
	const fault = await signOut();
	if (fault !== null) notify(fault, { tone: "error" });
}
