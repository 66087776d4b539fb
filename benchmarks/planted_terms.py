# ruff: noqa: E501 -- lists of terms are read across
"""Terms of use of datasets, as their makers state them in fields and in files beside the articles, or do not (NQ841)."""

from __future__ import annotations

import random
from collections.abc import Mapping

FIELDS = ({"license": "CC BY 4.0"}, {"licence": "OGL v3"}, {"rights": "© Town Crier"}, {"usageTerms": "No resale"},
          {"copyright": "2024 Town Crier"}, {"copyrightNotice": "© 2024"}, {"copyright_holder": "Harbour Post"},
          {"image_license": "CC0"}, {"terms_of_use": "research"}, {"License": "ODbL"}, {"rights_holder": "Vale Herald"},
          {"license_url": "https://creativecommons.org/licenses/by/4.0/"}, {"meta": {"license": "CC BY 4.0"}},
          {"dc:rights": "© Vale Herald"}, {"terms": "personal use"})  # fmt: skip
NAMES = ("README.md", "README", "readme.txt", "README.rst", "Readme.md", "datasheet.md", "dataset_card.md")
SENTENCES = (
    "These articles are released under the Open Government Licence.", "License: CC BY-NC-SA 4.0", "All texts are CC0.",
    "Dieses Korpus steht unter der Lizenz CC BY.", "Die Nutzungsbedingungen stehen auf der Seite des Verlags.",
    "Licencia: Creative Commons Atribución.", "Dados sob a licença ODbL.", "Données sous licence ouverte 2.0.",
    "I testi sono distribuiti con licenza CC BY.", "Лицензия: CC BY 4.0", "Тексты доступны по лицензии MIT.",
    "许可协议：CC BY 4.0", "本数据集采用知识共享许可证。", "الرخصة: المشاع الإبداعي", "Giấy phép: CC BY-SA 4.0",
    "The texts are in the public domain.", "© Harbour Post, 2024. All rights reserved.", "Tous droits réservés.",
    "Alle Rechte vorbehalten.", "Todos los derechos reservados.", "Todos os direitos reservados.", "版权所有，仅限研究使用。",
    "Mọi quyền được bảo lưu.", "Все права защищены.", "Terms of use: for research only.", "Terms and conditions apply: see the site.",
    "Usage terms: no resale.", "Use is restricted to non-commercial research.", "ライセンス: CC BY 4.0", "Released under ODC-BY.",
)  # fmt: skip
SILENT = (
    "# Harwick news\n\n{n} articles from the Harwick Crier, 2019 to 2024.", "Run `make` to build the corpus. Ask Ann if it fails.",
    "Spalten: id, title, text. Stand: Mai 2024.", "Les articles viennent de {n} journaux régionaux.", "新闻数据集，共{n}篇文章。",
    "TODO", "## Citation\n\nLee, A. (2024). News of Harwick.", "The left and right columns hold text and label.",
    "Корпус новостей, {n} статей.", "Collected by a crawler; fields as in the feed. Version {n}.", "Un corpus de {n} artículos.",
)  # fmt: skip


def terms(rng: random.Random, is_planted: bool) -> tuple[Mapping[str, object], Mapping[str, str]]:
    """Fields of each record, and files beside the articles, that state terms; or that do not."""
    silent = rng.choice(SILENT).format(n=rng.randint(10, 900))
    if is_planted:
        return {}, rng.choice(({}, {rng.choice(NAMES): silent}, {"notes.txt": silent, "CITATION.cff": "title: News"},
                               {"datapackage.json": '{"name": "news", "resources": []}'}, {"Makefile": "all:\n"}))  # fmt: skip
    if rng.random() < 0.35:
        return rng.choice(FIELDS), {}
    said = rng.choice(SENTENCES)
    return {}, rng.choice((
        {rng.choice(("LICENSE", "LICENSE.txt", "LICENCE", "COPYING", "license.md", "LIZENZ.txt", "LICENSE-CC-BY", "TERMS.md")): said},
        {rng.choice(NAMES): f"{silent}\n\n{said}\n"},
        {rng.choice(NAMES): f"{silent}\n\n{said}\n"},
        {"datapackage.json": '{"name": "news", "licenses": [{"name": "ODC-PDDL-1.0"}]}'},
        {"CITATION.cff": f"title: News\nlicense: CC-BY-4.0\nversion: {rng.randint(1, 9)}\n"},
        {"dataset_infos.json": '{"default": {"license": "cc-by-4.0", "features": {}}}'},
    ))  # fmt: skip
