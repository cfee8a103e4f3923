import { useState } from "preact/hooks";
import { Logo } from "../../look/Logo.tsx";
import { HandOver } from "./HandOver.tsx";
import { leave } from "./leave.ts";
import { Menu } from "./Menu.tsx";
import { href } from "./route.ts";

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
				<a class="button quiet" href={href({ page: "account" })}>
					Recovery words and browsers
				</a>
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
