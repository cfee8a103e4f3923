const tex = String.raw;

/** What stands on a board in a lecture: fractions, cases, matrices, integrals, chemistry. */
export const formulas: readonly (readonly [name: string, tex: string])[] = [
	["quadratic formula", tex`x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}`],
	["derivative", tex`f'(x) = \lim_{h \to 0} \frac{f(x+h) - f(x)}{h}`],
	["Gauss integral", tex`\int_{-\infty}^{\infty} e^{-x^2}\,dx = \sqrt{\pi}`],
	[
		"cases",
		tex`|x| = \begin{cases} x & \text{if } x \ge 0 \\ -x & \text{otherwise} \end{cases}`,
	],
	["matrix", tex`A = \begin{pmatrix} a & b \\ c & d \end{pmatrix}`],
	[
		"determinant",
		tex`\det A = \begin{vmatrix} a & b \\ c & d \end{vmatrix} = ad - bc`,
	],
	["sum", tex`\sum_{k=1}^{n} k = \frac{n(n+1)}{2}`],
	["product", tex`n! = \prod_{k=1}^{n} k`],
	["binomial", tex`\binom{n}{k} = \frac{n!}{k!\,(n-k)!}`],
	["Bayes", tex`P(A \mid B) = \frac{P(B \mid A)\,P(A)}{P(B)}`],
	["Euler", tex`e^{i\pi} + 1 = 0`],
	["sets", tex`\mathbb{R} \setminus \mathbb{Q} \ne \emptyset`],
	["quantifiers", tex`\forall \varepsilon > 0\ \exists \delta > 0`],
	["vectors", tex`\vec{a} \cdot \vec{b} = |\vec{a}|\,|\vec{b}| \cos\varphi`],
	[
		"Maxwell",
		tex`\nabla \times \mathbf{E} = -\frac{\partial \mathbf{B}}{\partial t}`,
	],
	[
		"Fourier",
		tex`\hat{f}(\xi) = \int_{\mathbb{R}} f(x)\,e^{-2\pi i x \xi}\,dx`,
	],
	[
		"continued fraction",
		tex`\varphi = 1 + \cfrac{1}{1 + \cfrac{1}{1 + \cfrac{1}{\ddots}}}`,
	],
	[
		"aligned",
		tex`\begin{aligned} (a+b)^2 &= a^2 + 2ab + b^2 \\ (a-b)^2 &= a^2 - 2ab + b^2 \end{aligned}`,
	],
	["brackets", tex`\left( \frac{1}{1 + \frac{1}{x}} \right)^{\!2}`],
	["complexity", tex`T(n) = 2\,T\!\left(\tfrac{n}{2}\right) + \mathcal{O}(n)`],
	["root", tex`\sqrt[3]{\frac{x^3 + y^3}{2}}`],
	["cancelled", tex`\frac{\cancel{x}\,y}{\cancel{x}} = y`],
	["combustion", tex`\ce{CH4 + 2 O2 -> CO2 + 2 H2O}`],
	["equilibrium", tex`\ce{N2 + 3 H2 <=> 2 NH3}`],
];
