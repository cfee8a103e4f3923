import {
	type ComponentChildren,
	Fragment,
	h,
	options,
	type VNode,
} from "preact";

/**
 * A browser's page translation puts elements of its own in the place of text nodes. A renderer that holds on to text
 * nodes then changes what nobody sees: a page says "Saved" of another question's answer. So Preact never holds one:
 * where an element has only text, it is set whole as the element's `textContent`; text beside elements gets an element
 * of its own. What changes replaces whatever the translator made of it, and is translated anew.
 */
const before = options.vnode;
options.vnode = (vnode: VNode) => {
	const { type, props } = vnode;
	if (typeof type === "string" || type === Fragment)
		vnode.props = withoutTextNodes(props, type !== Fragment);
	before?.(vnode);
};

type Props = VNode["props"] & { readonly textContent?: string };

function withoutTextNodes(props: Props, isElement: boolean): Props {
	const { children, ...rest } = props;
	const list = Array.isArray(children) ? children : [children];
	if (!list.some(isText)) return props;
	if (isElement && list.every((child) => isText(child) || isNothing(child)))
		return {
			...rest,
			children: undefined,
			textContent: list.filter(isText).join(""),
		};
	return { ...rest, children: withRuns(list) };
}

/** Neighbouring texts become one element, in the place of the first; the others leave their places empty. */
function withRuns(children: readonly ComponentChildren[]): ComponentChildren[] {
	const result: ComponentChildren[] = [];
	let first = 0;
	let run = "";
	const end = () => {
		// Nobody translates a space.
		if (run !== "")
			result[first] =
				run.trim() === "" ? run : h("text-run", { textContent: run });
		run = "";
	};
	children.forEach((child, index) => {
		if (!isText(child)) end();
		else if (run === "") first = index;
		if (isText(child)) run += child;
		result.push(isText(child) ? null : child);
	});
	end();
	return result;
}

function isText(child: ComponentChildren): child is string | number | bigint {
	return ["string", "number", "bigint"].includes(typeof child);
}

function isNothing(child: ComponentChildren): boolean {
	return child == null || typeof child === "boolean";
}
