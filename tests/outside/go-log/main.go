// Command go-log reads a static log (C2SP tlog-tiles) that Amana wrote, with what the Go project uses for its own checksum database: golang.org/x/mod/sumdb/note and tlog.
// Nothing of Amana's is in it. It makes the whole tree again from the entries, compares every file to the byte, and proves through the tiles as a client does.
//
// Usage: go-log DIR [PROOF ...]   (beside each PROOF lies its leaf, PROOF.leaf)
// Prints one JSON line and ends with 0, or says what is false and ends with 1.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// The height of a tile: 256 hashes.
const height = 8

// How many places of a log are proved, spread over all of it.
const proved = 300

func require(err error, what string) {
	if err != nil {
		fail("%s: %v", what, err)
	}
}

func fail(format string, words ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", words...)
	os.Exit(1)
}

// witness checks a cosignature (C2SP tlog-cosignature, type 4), which x/mod leaves to its users.
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.hash }
func (w witness) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(signature), text)
	return ed25519.Verify(w.key, []byte(signed), signature[8:])
}

func newWitness(line string) (note.Verifier, error) {
	parts := strings.SplitN(line, "+", 3)
	if len(parts) != 3 {
		return nil, fmt.Errorf("no verifier key: %q", line)
	}
	key, err := base64.StdEncoding.Strict().DecodeString(parts[2])
	if err != nil || len(key) != 1+ed25519.PublicKeySize || key[0] != 4 {
		return nil, fmt.Errorf("no key of a witness: %q", line)
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	hash := binary.BigEndian.Uint32(sum[:])
	if fmt.Sprintf("%08x", hash) != parts[1] {
		return nil, fmt.Errorf("the identity of the key is not %s: %q", parts[1], line)
	}
	return witness{parts[0], hash, key[1:]}, nil
}

func lines(file string) []string {
	text, err := os.ReadFile(file)
	require(err, "keys")
	if len(text) == 0 {
		return nil
	}
	if text[len(text)-1] != '\n' {
		fail("%s does not end with a line feed", file)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}

// openHead opens a signed head: every line that signs it has to be of a key that we know, and has to be right.
func openHead(signed []byte, verifiers []note.Verifier) (tlog.Tree, int) {
	opened, err := note.Open(signed, note.VerifierList(verifiers...))
	require(err, "checkpoint")
	if len(opened.UnverifiedSigs) != 0 {
		fail("checkpoint: %d lines are of nobody who is known", len(opened.UnverifiedSigs))
	}
	origin, rest, _ := strings.Cut(opened.Text, "\n")
	if origin != verifiers[0].Name() || opened.Sigs[0].Name != origin {
		fail("checkpoint: its origin is %q, and its key that of %q", origin, verifiers[0].Name())
	}
	// x/mod reads and writes the same three lines under an origin of its own
	const ours = "go.sum database tree\n"
	tree, err := tlog.ParseTree([]byte(ours + rest))
	require(err, "checkpoint")
	if string(tlog.FormatTree(tree)) != ours+rest {
		fail("checkpoint: not in the one spelling:\n%s", opened.Text)
	}
	return tree, len(opened.Sigs) - 1
}

// pathOf is where a tile lies: x/mod names the height too, C2SP does not.
func pathOf(tile tlog.Tile) string {
	return strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", height), "tile/", 1)
}

// folder gives a client the tiles of a log, and nothing else.
type folder string

func (f folder) Height() int                         { return height }
func (f folder) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		data, err := os.ReadFile(filepath.Join(string(f), pathOf(tile)))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

// widths gives the tiles of one level of a log: how wide each of them is.
func widths(count int64, each func(number int64, width int)) {
	for number := int64(0); number<<height < count; number++ {
		width := count - number<<height
		if width > 1<<height {
			width = 1 << height
		}
		each(number, int(width))
	}
}

// readEntries reads the bundles of entries, each led by its length in two bytes, to the last byte.
func readEntries(dir string, size int64, seen map[string]bool, each func(entry []byte)) {
	widths(size, func(number int64, width int) {
		path := strings.Replace(pathOf(tlog.Tile{H: height, L: 0, N: number, W: width}), "tile/0/", "tile/entries/", 1)
		seen[path] = true
		bundle, err := os.ReadFile(filepath.Join(dir, path))
		require(err, "entries")
		for i := 0; i < width; i++ {
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				fail("%s ends within entry %d", path, i)
			}
			length := int(binary.BigEndian.Uint16(bundle))
			each(bundle[2 : 2+length])
			bundle = bundle[2+length:]
		}
		if len(bundle) != 0 {
			fail("%s holds %d bytes too many", path, len(bundle))
		}
	})
}

func checkProof(file string, verifiers []note.Verifier) {
	text, err := os.ReadFile(file)
	require(err, "proof")
	leaf, err := os.ReadFile(file + ".leaf")
	require(err, "proof")
	head, signed, found := bytes.Cut(text, []byte("\n\n"))
	rows := strings.Split(string(head), "\n")
	if !found || len(rows) < 2 || rows[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(rows[1], "index ") {
		fail("%s is no proof", file)
	}
	index, err := strconv.ParseInt(rows[1][6:], 10, 64)
	require(err, file)
	var path tlog.RecordProof
	for _, row := range rows[2:] {
		hash, err := tlog.ParseHash(row)
		require(err, file)
		path = append(path, hash)
	}
	tree, _ := openHead(signed, verifiers)
	require(tlog.CheckRecord(path, tree.N, tree.Hash, index, tlog.RecordHash(leaf)), file)
}

func main() {
	if len(os.Args) < 2 {
		fail("Usage: go-log DIR [PROOF ...]")
	}
	dir := os.Args[1]
	keys := lines(filepath.Join(dir, "log.vkey"))
	if len(keys) != 1 {
		fail("log.vkey: %d lines", len(keys))
	}
	key, err := note.NewVerifier(keys[0])
	require(err, "log.vkey")
	verifiers := []note.Verifier{key}
	for _, line := range lines(filepath.Join(dir, "witness.vkeys")) {
		one, err := newWitness(line)
		require(err, "witness.vkeys")
		verifiers = append(verifiers, one)
	}
	signed, err := os.ReadFile(filepath.Join(dir, "checkpoint"))
	require(err, "checkpoint")
	tree, cosigned := openHead(signed, verifiers)

	// the whole tree again, from the entries alone
	var stored []tlog.Hash
	memory := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var hashes []tlog.Hash
		for _, index := range indexes {
			hashes = append(hashes, stored[index])
		}
		return hashes, nil
	})
	seen := map[string]bool{}
	var count int64
	readEntries(dir, tree.N, seen, func(entry []byte) {
		hashes, err := tlog.StoredHashes(count, entry, memory)
		require(err, "entries")
		stored = append(stored, hashes...)
		count++
	})
	root, err := tlog.TreeHash(tree.N, memory)
	require(err, "tree")
	if root != tree.Hash {
		fail("the %d entries are not those that the head signs: %v, not %v", tree.N, root, tree.Hash)
	}

	// every tile, to the byte, and no file besides
	tiles := 0
	for level, hashes := 0, tree.N; hashes > 0; level, hashes = level+1, hashes>>height {
		widths(hashes, func(number int64, width int) {
			tile := tlog.Tile{H: height, L: level, N: number, W: width}
			want, err := tlog.ReadTileData(tile, memory)
			require(err, pathOf(tile))
			have, err := os.ReadFile(filepath.Join(dir, pathOf(tile)))
			require(err, "tile")
			if !bytes.Equal(have, want) {
				fail("%s is not the tile that Go makes of the entries", pathOf(tile))
			}
			seen[pathOf(tile)] = true
			tiles++
		})
	}
	require(filepath.WalkDir(filepath.Join(dir, "tile"), func(path string, entry fs.DirEntry, err error) error {
		name, _ := filepath.Rel(dir, path)
		if err == nil && !entry.IsDir() && !seen[filepath.ToSlash(name)] {
			return fmt.Errorf("%s belongs to no log of %d entries", name, tree.N)
		}
		return err
	}), "files")

	// as a client does, who has the head and asks for tiles
	client := tlog.TileHashReader(tree, folder(dir))
	step := tree.N/proved + 1
	places := 0
	for index := int64(0); index < tree.N; index += step {
		record, err := tlog.ProveRecord(tree.N, index, client)
		require(err, "proof of an entry")
		require(tlog.CheckRecord(record, tree.N, tree.Hash, index, stored[tlog.StoredHashIndex(0, index)]), "proof of an entry")
		earlier, err := tlog.TreeHash(index+1, client)
		require(err, "earlier head")
		consistency, err := tlog.ProveTree(tree.N, index+1, client)
		require(err, "proof of an earlier head")
		require(tlog.CheckTree(consistency, tree.N, tree.Hash, index+1, earlier), "proof of an earlier head")
		places++
	}
	for _, file := range os.Args[2:] {
		checkProof(file, verifiers)
	}
	fmt.Printf("{\"origin\":%q,\"entries\":%d,\"tiles\":%d,\"cosigned\":%d,\"places\":%d,\"proofs\":%d}\n",
		key.Name(), tree.N, tiles, cosigned, places, len(os.Args)-2)
}
