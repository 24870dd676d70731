"""What LaTeX calls the signs and functions of equations."""

_FUNCTION_NAMES = """
    arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max
    min sec sin sinh sup tan tanh
"""
_SYMBOL_NAMES = """
    ∞=infty ×=times ⋅=cdot ·=cdot ÷=div ±=pm ∓=mp ≤=leq ≥=geq ≠=neq ≈=approx ≡=equiv ∼=sim ≅=cong ∝=propto ≪=ll ≫=gg
    →=rightarrow ←=leftarrow ↔=leftrightarrow ⇒=Rightarrow ⇐=Leftarrow ⇔=Leftrightarrow ↦=mapsto ∂=partial ∇=nabla
    ∆=Delta ∈=in ∉=notin ∋=ni ⊂=subset ⊆=subseteq ⊃=supset ⊇=supseteq ∪=cup ∩=cap ∅=emptyset ∀=forall ∃=exists ¬=neg
    ∧=wedge ∨=vee ⊕=oplus ⊗=otimes ∘=circ √=sqrt ∠=angle ⊥=perp ∥=parallel ∴=therefore …=ldots ⋯=cdots ⋮=vdots
    ⋱=ddots ℏ=hbar ℓ=ell ℜ=Re ℑ=Im ℵ=aleph ϵ=epsilon ϑ=vartheta ϕ=phi ϱ=varrho ς=varsigma λ=lambda Λ=Lambda ∑=sum
    ∏=prod ∐=coprod ∫=int ∬=iint ∭=iiint ∮=oint ∯=oiint ∰=oiiint ⋂=bigcap ⋃=bigcup ⋀=bigwedge ⋁=bigvee ⨁=bigoplus
    ⨂=bigotimes ⟨=langle ⟩=rangle 〈=langle 〉=rangle ⌈=lceil ⌉=rceil ⌊=lfloor ⌋=rfloor ‖=Vert
"""
FUNCTIONS = frozenset(_FUNCTION_NAMES.split())
SYMBOLS = dict(pair.split("=") for pair in _SYMBOL_NAMES.split())
ACCENTS = {"̃": "tilde", "̄": "bar", "̅": "bar", "⃗": "vec", "⃖": "overleftarrow", "̇": "dot", "̈": "ddot", "̌": "check"}
GROUPS = {"⏞": "overbrace", "⏟": "underbrace", "→": "xrightarrow", "←": "xleftarrow"}
