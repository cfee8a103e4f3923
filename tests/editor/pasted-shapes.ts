/** Quizzes as chatbots, word processors and people write them: each has the same three questions, or says which it has. */

export interface Shape {
	readonly name: string;
	readonly text: string;
}

/** "Which layer does TCP belong to?": Transport; "Which are lossless?": PNG and FLAC; "HTTP keeps no state.": true. */
export const three: readonly Shape[] = [
	{
		name: "numbers, letters with a bracket, Answer",
		text: `1. Which layer does TCP belong to?
A) Network
B) Transport
C) Application
Answer: B

2. Which are lossless?
A) JPEG
B) PNG
C) FLAC
Answer: B, C

3. HTTP keeps no state.
A) True
B) False
Answer: A`,
	},
	{
		name: "bold numbers and correct answers of a chatbot",
		text: `Sure! Here are 3 quiz questions:

---

**1. Which layer does TCP belong to?**

A. Network
B. Transport
C. Application

**Correct answer:** B. Transport

---

**2. Which are lossless?**

A. JPEG
B. PNG
C. FLAC

**Correct answers:** B and C

---

**3. HTTP keeps no state.**

A. True
B. False

**Correct answer:** True`,
	},
	{
		name: "headings and list items",
		text: `### Question 1
Which layer does TCP belong to?

- a) Network
- b) Transport
- c) Application

**Answer: b)**

### Question 2
Which are lossless?

- a) JPEG
- b) PNG
- c) FLAC

**Answer: b, c**

### Question 3
HTTP keeps no state.

- a) True
- b) False

**Answer: a)**`,
	},
	{
		name: "boxes",
		text: `## Which layer does TCP belong to?
- [ ] Network
- [x] Transport
- [ ] Application

## Which are lossless?
- [ ] JPEG
- [x] PNG
- [X] FLAC

## HTTP keeps no state.
- [x] True
- [ ] False`,
	},
	{
		name: "a key at the end",
		text: `1) Which layer does TCP belong to?
   a) Network
   b) Transport
   c) Application
2) Which are lossless?
   a) JPEG
   b) PNG
   c) FLAC
3) HTTP keeps no state.
   a) True
   b) False

Answer Key:
1. B
2. B, C
3. A`,
	},
	{
		name: "a key at the end in one line",
		text: `Q1. Which layer does TCP belong to?
(A) Network
(B) Transport
(C) Application

Q2. Which are lossless?
(A) JPEG
(B) PNG
(C) FLAC

Q3. HTTP keeps no state.
(A) True
(B) False

**Answers**
1-B, 2-B and C, 3-A`,
	},
	{
		name: "a key behind its heading, as a word processor has it",
		text: `1.\tWhich layer does TCP belong to?
\ta)\tNetwork
\tb)\tTransport
\tc)\tApplication
2.\tWhich are lossless?
\ta)\tJPEG
\tb)\tPNG
\tc)\tFLAC
3.\tHTTP keeps no state.
\ta)\tTrue
\tb)\tFalse

Answers: 1b, 2b and c, 3a`,
	},
	{
		name: "numbers, and one of them called a question",
		text: `1. Which layer does TCP belong to?
A) Network
B) Transport *
C) Application

Question 2: Which are lossless?
A) JPEG
B) PNG *
C) FLAC *

3. HTTP keeps no state.
A) True *
B) False`,
	},
	{
		name: "stars before the letters",
		text: `1. Which layer does TCP belong to?
a. Network
*b. Transport
c. Application

2. Which are lossless?
a. JPEG
*b. PNG
*c. FLAC

3. HTTP keeps no state.
*a. True
b. False`,
	},
	{
		name: "(correct) behind the option",
		text: `Which layer does TCP belong to?
- Network
- Transport (correct)
- Application

Which are lossless?
- JPEG
- PNG (correct)
- FLAC (correct)

HTTP keeps no state.
- True (correct)
- False`,
	},
	{
		name: "bold options",
		text: `1. Which layer does TCP belong to?
   - Network
   - **Transport**
   - Application
2. Which are lossless?
   - JPEG
   - **PNG**
   - **FLAC**
3. HTTP keeps no state.
   - **True**
   - False`,
	},
	{
		name: "check marks",
		text: `Question 1: Which layer does TCP belong to?
A) Network
B) Transport ✅
C) Application

Question 2: Which are lossless?
A) JPEG
B) PNG ✓
C) FLAC ✔

Question 3: HTTP keeps no state.
A) True ✅
B) False`,
	},
	{
		name: "a word processor's tabs, bullets and hard spaces",
		text: `1.\tWhich layer does TCP belong to?
a.\tNetwork
b.\tTransport
c.\tApplication
Correct answer:\u00a0b

2.\tWhich are lossless?
a.\tJPEG
b.\tPNG
c.\tFLAC
Correct answer:\u00a0b, c

3.\tHTTP keeps no state.
a.\tTrue
b.\tFalse
Correct answer:\u00a0a`.replace(/\n/g, "\r\n"),
	},
	{
		name: "options in one line",
		text: `1. Which layer does TCP belong to?
A) Network  B) Transport  C) Application
Answer: B
2. Which are lossless?
A) JPEG  B) PNG  C) FLAC
Answer: B, C
3. HTTP keeps no state.
A) True  B) False
Answer: A`,
	},
	{
		name: "Aiken",
		text: `Which layer does TCP belong to?
A. Network
B. Transport
C. Application
ANSWER: B

Which are lossless?
A. JPEG
B. PNG
C. FLAC
ANSWER: B, C

HTTP keeps no state.
A. True
B. False
ANSWER: A`,
	},
	{
		name: "lines without any sign, and the answer in words",
		text: `1. Which layer does TCP belong to?
Network
Transport
Application
Answer: Transport

2. Which are lossless?
JPEG
PNG
FLAC
Answer: PNG, FLAC

3. HTTP keeps no state.
True
False
Answer: True`,
	},
	{
		name: "German",
		text: `Frage 1: Which layer does TCP belong to?
a) Network
b) Transport
c) Application
Richtige Antwort: b

Frage 2: Which are lossless?
a) JPEG
b) PNG
c) FLAC
Richtige Antworten: b, c

Frage 3: HTTP keeps no state.
a) True
b) False
Lösung: a`,
	},
	{
		name: "numbered options below unnumbered prompts",
		text: `Which layer does TCP belong to?
1. Network
2. Transport
3. Application
Answer: 2

Which are lossless?
1. JPEG
2. PNG
3. FLAC
Answer: PNG, FLAC

HTTP keeps no state.
1. True
2. False
Answer: 1`,
	},
	{
		name: "numbered questions with indented numbered options",
		text: `1. Which layer does TCP belong to?
   1. Network
   2. Transport (correct)
   3. Application
2. Which are lossless?
   1. JPEG
   2. PNG (correct)
   3. FLAC (correct)
3. HTTP keeps no state.
   1. True (correct)
   2. False`,
	},
	{
		name: "quotes for the answers",
		text: `**Q1:** Which layer does TCP belong to?

* Network
* Transport
* Application

> **Answer:** Transport

**Q2:** Which are lossless?

* JPEG
* PNG
* FLAC

> **Answer:** PNG, FLAC

**Q3:** HTTP keeps no state.

* True
* False

> **Answer:** True`,
	},
];
