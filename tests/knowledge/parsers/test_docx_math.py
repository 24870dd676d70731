"""The equations of Word documents as LaTeX."""

from pathlib import Path

import pytest

from tests.builders.docx_files import document, paragraph, run, texts


def m(name: str, **children: str) -> str:
    """A structure of OMML with its named parts, which are XML or mere text; `pr` are its properties."""
    parts = (
        f"<m:{name}Pr>{content}</m:{name}Pr>" if part == "pr" else f"<m:{part}>{inner(content)}</m:{part}>"
        for part, content in children.items()
    )
    return f"<m:{name}>{''.join(parts)}</m:{name}>"


def inner(content: str) -> str:
    return content if content.startswith("<") else f'<m:r><m:t xml:space="preserve">{content}</m:t></m:r>'


def e(*contents: str) -> str:
    return "".join(f"<m:e>{inner(content)}</m:e>" for content in contents)


def prop(name: str, value: str) -> str:
    return f'<m:{name} m:val="{value}"/>'


@pytest.mark.parametrize(
    ("omml", "latex"),
    [
        (m("f", num="a", den="b"), r"\frac{a}{b}"),
        (m("f", pr=prop("type", "lin"), num="a", den="b"), "a/b"),
        (m("d", e=m("f", pr=prop("type", "noBar"), num="n", den="k")), r"\left(\genfrac{}{}{0pt}{}{n}{k}\right)"),
        (m("sSup", e="r", sup="2"), "r^{2}"),
        (m("sSub", e="a", sub="0"), "a_{0}"),
        (m("sSubSup", e="N", sub="s", sup="H"), "N_{s}^{H}"),
        (m("sPre", sub="6", sup="14", e="C"), "{}_{6}^{14}C"),
        (m("rad", deg="", e="x"), r"\sqrt{x}"),
        (m("rad", deg="3", e="x"), r"\sqrt[3]{x}"),
        (m("nary", pr=prop("chr", "∑"), sub="i=1", sup="n", e="i"), r"\sum_{i=1}^{n} i"),
        (m("nary", sub="", sup="", e="x"), r"\int x"),
        (m("func", fName="log", e=m("d", e="x")), r"\log \left(x\right)"),
        (m("func", fName=m("limLow", e="lim", lim="n→∞"), e="x"), r"\lim_{n\rightarrow \infty} x"),
        (m("func", fName="argmax", e="x"), r"\operatorname{argmax} x"),
        (m("func", fName="λ", e="x"), r"\lambda x"),
        (m("limUpp", e="=", lim="def"), r"\overset{def}{=}"),
        (m("groupChr", e="x+y"), r"\underbrace{x+y}"),
        (m("groupChr", pr=prop("chr", "⏞"), e="x+y"), r"\overbrace{x+y}"),
        (m("acc", e="x"), r"\hat{x}"),
        (m("acc", pr=prop("chr", "⃗"), e="v"), r"\vec{v}"),
        (m("bar", pr=prop("pos", "top"), e="x"), r"\overline{x}"),
        (m("bar", e="x"), r"\underline{x}"),
        (m("d", pr=prop("begChr", "{") + prop("endChr", ""), e="x"), r"\left\{x\right."),
        (f"<m:d><m:dPr>{prop('sepChr', ',')}</m:dPr>{e('x', 'y')}</m:d>", r"\left(x,y\right)"),
        (
            f"<m:m><m:mr>{e('a', 'b')}</m:mr><m:mr>{e('c', 'd')}</m:mr></m:m>",
            r"\begin{matrix}a & b \\ c & d\end{matrix}",
        ),
        (f"<m:eqArr>{e('x=1', 'y=2')}</m:eqArr>", r"\begin{aligned}x=1 \\ y=2\end{aligned}"),
        (f"<m:eqArr>{e('x=1')}</m:eqArr>", "x=1"),
        (m("box", e="x"), "x"),
        (inner("A=πΔ𝛼𝑟≤½й"), r"A=\pi \Delta \alpha r\leq ½й"),
        (f'<w:ins w:id="1">{inner("x")}</w:ins><w:del w:id="2">{inner("y")}</w:del>', "x"),
    ],
)
def test_structures(tmp_path: Path, omml: str, latex: str) -> None:
    assert texts(document(paragraph(f"<m:oMath>{omml}</m:oMath>")), tmp_path) == [f"${latex}$"]


def test_an_equation_stands_in_its_sentence_or_in_a_line_of_its_own(tmp_path: Path) -> None:
    equation = f"<m:oMath>{inner('E=mc')}</m:oMath>"
    made = document(
        paragraph(run("As ") + equation + run(" says")),
        paragraph(f"<m:oMathPara>{equation}{equation}</m:oMathPara>"),
        paragraph("<m:oMath/>"),
    )
    assert texts(made, tmp_path) == ["As $E=mc$ says", "$$E=mc$$\n$$E=mc$$"]
