/** Of what texts look like. Counts up with every change of what is made of a text: sheets that have another one are rendered anew. */
export const rendererVersion = 3;
