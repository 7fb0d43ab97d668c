package docxtest

import "strings"

// mixed are elements whose children come in any order.
var mixed = map[string][]string{
	"document": {"body"}, "body": {"p", "tbl", "sectPr"}, "hdr": {"p", "tbl"}, "ftr": {"p", "tbl"}, "fonts": {"font"},
	"r": {"rPr", "t", "br", "tab"}, "fldSimple": {"r"}, "trPr": {"cantSplit", "tblHeader"}, "tblGrid": {"gridCol"},
	"rPrDefault": {"rPr"}, "pPrDefault": {"pPr"},
}

// sequences are those of the transitional schema of ISO/IEC 29500-1 (annex A,
// wml.xsd; ECMA-376 has the same), whole, by the element that has them.
var sequences = map[string][]string{
	// CT_Settings
	"settings": words(`writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries
		displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts
		embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader
		bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState
		formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge
		revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme
		styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps
		showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting
		bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing
		displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin
		drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning
		characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture
		doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText
		doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace
		updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr attachedSchema themeFontLang
		clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown
		smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator`),
	"compat": words(`compatSetting`),

	// CT_Styles, CT_DocDefaults, CT_Style
	"styles": words(`docDefaults latentStyles style`), "docDefaults": words(`rPrDefault pPrDefault`),
	"style": words(`name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked
		personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr`),

	// CT_Numbering, CT_AbstractNum, CT_Lvl, CT_Num, CT_NumPr
	"numbering":   words(`numPicBullet abstractNum num numIdMacAtCleanup`),
	"abstractNum": words(`nsid multiLevelType tmpl name styleLink numStyleLink lvl`),
	"lvl":         words(`start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr`),
	"num":         words(`abstractNumId lvlOverride`), "numPr": words(`ilvl numId numberingChange ins`),

	// CT_PPr, CT_RPr
	"pPr": words(`pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
		suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
		snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
		textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange`),
	"rPr": words(`rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid
		vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
		eastAsianLayout specVanish oMath`),
	"pBdr": words(`top left bottom right between bar`), "tabs": words(`tab`),

	// CT_P, CT_SectPr, CT_Font
	"p": words(`pPr r fldSimple hyperlink bookmarkStart bookmarkEnd`),
	"sectPr": words(`headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType
		pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings`),
	"font": words(`altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic`),

	// CT_Tbl, CT_TblPr, CT_TblBorders, CT_TblCellMar, CT_Row, CT_Tc, CT_TcPr
	"tbl": words(`tblPr tblGrid tr`), "tr": words(`tblPrEx trPr tc`), "tc": words(`tcPr p tbl`),
	"tblPr": words(`tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
		tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription`),
	"tblBorders": words(`top left bottom right insideH insideV`), "tblCellMar": words(`top left bottom right`),
	"tcPr": words(`cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark`),
}

func words(s string) []string { return strings.Fields(s) }
