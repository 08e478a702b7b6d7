#!/bin/sh
# Makes the PDF files of this folder anew, with the programs that people make theirs with.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
distil() { gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite "$@"; }

for name in faehre lighthouse; do
  # The second run knows the pages of the table of contents.
  for _ in 1 2; do pdflatex -interaction=batchmode -output-directory="$work" "$name.tex" >"$work/log"; done
  distil -sOutputFile="$name.pdf" "$work/$name.pdf"
done

# As it leaves TeX: with fonts of pixels, where no others are installed (cm-super).
for _ in 1 2; do pdflatex -interaction=batchmode -output-directory="$work" tal.tex >"$work/log"; done
cp "$work/tal.pdf" .

pandoc garten.md -o "$work/garten.odt"
soffice --headless --convert-to pdf --outdir . "$work/garten.odt" >"$work/log"

python3 -m http.server --bind 127.0.0.1 8321 2>"$work/log" &
server=$!
sleep 1
chromium --headless --no-sandbox --disable-gpu --print-to-pdf=marche.pdf http://127.0.0.1:8321/marche.html 2>"$work/log"
kill $server

pdflatex -interaction=batchmode -output-directory="$work" notice.tex >"$work/log"
distil -sOwnerPassword=a -sUserPassword=b -dEncryptionR=3 -dKeyLength=128 -sOutputFile=locked.pdf "$work/notice.pdf"
gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfimage8 -r30 -sOutputFile=scan.pdf "$work/notice.pdf"
rm -r "$work"
