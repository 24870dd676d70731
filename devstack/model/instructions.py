"""Tells what a prompt says about the business from what it orders the assistant to do, which is never quoted."""

import re

from devstack.model.words import words

# English, Portuguese and Spanish, as `words` writes them: lower case, without accents and punctuation.
_ANYWHERE = (
    r"you (?:are|re|must|should|will|never|always|answer|reply|speak|write|act|help|only|do not|don t|cannot|may not)",
    r"your (?:role|job|task|goal|tone|answers?|repl(?:y|ies)|instructions?)",
    r"the customer s (?:language|message|question|last)",
    r"assistant|system prompt|instructions?|passages?|chatbot|json|do not|don t|if (?:you|the|a|they|someone)",
    r"voce (?:e|deve|nunca|sempre|ajuda|atende|responde)|sua (?:tarefa|funcao)|assistente",
    r"o cliente (?:perguntar|pedir|quiser)",
    r"tu (?:eres|tarea|funcion)|eres|debes|asistente|el cliente (?:pregunta|pide|quiere)",
)
_AT_THE_START = (
    r"you (?!can\b|could\b|may\b|get\b|need\b|pay\b|order\b|find\b|receive\b|have\b)",
    r"never|always|only|answer|reply|respond|be|use|keep|write|speak|act|ignore|say|tell|ask|offer|make|treat|quote|cite",
    r"refuse|follow|remember|think|return|output|give|avoid|when|unless|stay|sound|summari[sz]e|rewrite|extract|begin",
    r"start|end|help|check|refer|explain|provide|suggest|confirm|promise|invent|collect|qualify|invite|translate|greet",
    r"mention|repeat|reveal|pretend|stick|let|under no",
    r"nunca|sempre|siempre|responda|responde|seja|use|fale|habla|nao|escreva|escribe|mantenha|manten|diga|pergunte",
    r"pregunta|ignore|ignora|evite|evita|cumprimente|saluda|ofereca|ofrece|se o|si el",
)
_INSTRUCTION = re.compile(rf"\b(?:{'|'.join(_ANYWHERE)})\b|^(?:please )?(?:{'|'.join(_AT_THE_START)})(?:\b|(?<= ))")


def is_instruction(sentence: str) -> bool:
    """Say whether the sentence tells the assistant what to do; when in doubt it does."""
    # Braces are the schema or the example of a reply, not something that a business says.
    return "{" in sentence or bool(_INSTRUCTION.search(" ".join(words(sentence))))
