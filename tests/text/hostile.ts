import type { Dice } from "../room/dice.ts";

/** An image that is there. */
export const pictured = "abcdef0123456789abcdef0123456789";

/** Texts that somebody might try who wants more of a page than to be read. */

const attacks = [
	"<script>alert(1)</script>",
	"<img src=x onerror=alert(1)>",
	"<svg/onload=alert(1)>",
	"<style>*{background:url(//evil.example)}</style>",
	"<iframe src=//evil.example></iframe>",
	"<a href=javascript:alert(1)>x</a>",
	"<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
	'<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
	"<!--><img src=x onerror=alert(1)>-->",
	"<![CDATA[<img src=x onerror=alert(1)>]]>",
	"[x](javascript:alert(1))",
	"[x](JaVaScRiPt:alert(1))",
	"[x](&#106;avascript:alert(1))",
	"[x](data:text/html,<script>alert(1)</script>)",
	"[x](vbscript:x)",
	"[x](//evil.example)",
	'[x](https://ok.example "t" onclick="alert(1)")',
	'[x](https://ok.example/"onmouseover="alert(1))',
	'<https://ok.example/?a=b"onclick=x>',
	"<javascript:alert(1)>",
	"![x](https://evil.example/track.gif)",
	"![x](//evil.example/track.gif)",
	"![x](data:image/svg+xml,<svg onload=alert(1)>)",
	`![x" onerror="alert(1)](image:${pictured})`,
	`![<img src=x onerror=alert(1)>](image:${pictured})`,
	`![x](image:${pictured}"onerror="alert)`,
	"![x](image:../../api/instructor)",
	"[a]: javascript:alert(1)\n\n[a]",
	"$\\href{javascript:alert(1)}{x}$",
	"$\\url{https://evil.example}$",
	"$\\includegraphics{https://evil.example/x.png}$",
	'$\\class{x" onclick="alert(1)}{y}$',
	"$\\style{background:url(//evil.example)}{y}$",
	"$\\id{x}{y}$",
	"$\\data{onclick=alert(1)}{y}$",
	"$\\text{<img src=x onerror=alert(1)>}$",
	"$\\text{</annotation></semantics></math><script>alert(1)</script>}$",
	"$\\color{red;background:url(//evil.example)}x$",
	"$\\colorbox{url(//evil.example)}{x}$",
	"$\\rule{1em;background:url(x)}{1em}$",
	"$\\begin{array}{c;}x\\end{array}$",
	"$</annotation><script>alert(1)</script>$",
	"$\\def\\x{<script>}\\x$",
	"$\\ce{<script>alert(1)</script>}$",
	"$\\unicode{x3c}script>$",
	"$\\tag{<b>}x$",
	'$\\label{a" onclick="x}x$',
	'```"><script>alert(1)</script>\nx\n```',
	"```js onclick=alert(1)\n</code></pre><script>alert(1)</script>\n```",
	"`</code><script>alert(1)</script>`",
	"```html\n<script>alert(1)</script>\n<img onerror=x>\n```",
	'| <b> | " onclick="x |\n|:-:|-|\n| <script> | `|` |',
	"&lt;script&gt;alert(1)&lt;/script&gt;",
	"&#60;script&#62;",
	"\u0000<scr\u0000ipt>",
	"\u202e<b>\ud800",
];

const pieces = [
	..."*_~`$[]()<>!#|&;:\\\"'=/- \n\t{}^+.1aé語\u0000\u00a0\ud83d",
	"**",
	"$$",
	"```",
	"\n\n",
	"\n- ",
	"\n1. ",
	"\n> ",
	"\n# ",
	"    ",
	"](",
	"![",
	`](image:${pictured})`,
	"](https://ok.example)",
	"javascript:",
	"data:",
	"onerror=",
	"style=",
	"<img ",
	"<math>",
	"</math>",
	"<mtext>",
	"<style>",
	"-->",
	"\\frac{",
	"\\text{",
	"\\ce{",
	"\\left(",
	"\\begin{array}{c}",
	"\\end{array}",
	"\\color{",
	"\\href{",
	"\\def\\a{",
	"|a|b|\n|-|-|\n",
	"\n```js\n",
	"\n```html\n",
];

/** Attacks and pieces of the languages in any order. */
export function hostileText(dice: Dice): string {
	const parts: string[] = [];
	const count = 1 + dice.roll(14);
	for (let index = 0; index < count; index++)
		parts.push(
			dice.chance(25)
				? cut(dice, dice.pick(attacks))
				: dice.pick(pieces).repeat(dice.chance(5) ? 1 + dice.roll(30) : 1),
		);
	return parts.join("");
}

function cut(dice: Dice, attack: string): string {
	return dice.chance(70) ? attack : attack.slice(0, dice.roll(attack.length));
}

const tags =
	/^(?:p|br|strong|em|s|code|pre|blockquote|ul|ol|li|hr|table|thead|tbody|tr|th|td|a|img|span|math|semantics|annotation|m[a-z]+|none)$/;
const values: Readonly<Record<string, RegExp>> = {
	href: /^(?:https?:|mailto:)/i,
	rel: /^noopener noreferrer nofollow$/,
	target: /^_blank$/,
	src: /^\/image\/[a-z0-9]{1,64}\/\d{1,5}$/,
	class: /^[\w -]+$/,
	encoding: /^application\/x-tex$/,
	start: /^\d+$/,
};
const free =
	/^(?:alt|alttext|width|height|loading|decoding|display|stretchy|fence|form|separator|symmetric|largeop|movablelimits|accent|accentunder|lspace|rspace|minsize|maxsize|linethickness|depth|voffset|columnspan|rowspan|columnalign|rowalign|scriptlevel|displaystyle|notation|mathvariant)$/;

/**
 * What should not be in a rendered text; empty where all is well. It is read by a grammar so narrow that no two readers of HTML
 * can take it in two ways: every bracket is a tag's, every value is quoted, and each element that is opened is closed in its place.
 */
export function wrongIn(html: string): string[] {
	const wrong: string[] = [];
	const open: string[] = [];
	const rest = html.replace(
		/<(\/?)([a-z]+)((?: [a-z]+="[^"<>]*")*)( \/)?>/g,
		(tag, close: string, name: string, attributes: string, empty?: string) => {
			if (!tags.test(name)) wrong.push(tag);
			for (const [, key = "", value = ""] of attributes.matchAll(
				/ ([a-z]+)="([^"]*)"/g,
			))
				if (!(values[key]?.test(value) ?? free.test(key))) wrong.push(tag);
			// Within a formula nothing is but formulas' own.
			if (
				open.includes("math") &&
				!/^(?:m[a-z]+|semantics|annotation|none)$/.test(name)
			)
				wrong.push(tag);
			const isEmpty = empty !== undefined || /^(?:br|hr|img)$/.test(name);
			if (close === "/") {
				if (open.pop() !== name) wrong.push(tag);
			} else if (!isEmpty) open.push(name);
			return "";
		},
	);
	if (/[<>]/.test(rest)) wrong.push(rest);
	if (open.length > 0) wrong.push(open.join(" "));
	return wrong;
}
