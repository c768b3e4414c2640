; Offers Mondrian under "Open with" for photographs. Never makes it the default program for any of them.

!macro forEachPhotoType ACTION
  !insertmacro ${ACTION} "jpg"
  !insertmacro ${ACTION} "jpeg"
  !insertmacro ${ACTION} "png"
  !insertmacro ${ACTION} "webp"
  !insertmacro ${ACTION} "tif"
  !insertmacro ${ACTION} "tiff"
  !insertmacro ${ACTION} "heic"
  !insertmacro ${ACTION} "heif"
  !insertmacro ${ACTION} "avif"
  !insertmacro ${ACTION} "dng"
  !insertmacro ${ACTION} "cr2"
  !insertmacro ${ACTION} "cr3"
  !insertmacro ${ACTION} "nef"
  !insertmacro ${ACTION} "arw"
  !insertmacro ${ACTION} "raf"
  !insertmacro ${ACTION} "orf"
  !insertmacro ${ACTION} "rw2"
  !insertmacro ${ACTION} "pef"
!macroend

!macro offerFor EXT
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" ".${EXT}" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\.${EXT}\OpenWithProgids" "Mondrian.Photograph" ""
!macroend

!macro withdrawFor EXT
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.${EXT}\OpenWithProgids" "Mondrian.Photograph"
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Mondrian.Photograph" "" "Photograph"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Mondrian.Photograph\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Mondrian.Photograph\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  !insertmacro forEachPhotoType offerFor
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
!macroend

!macro customUnInstall
  !insertmacro forEachPhotoType withdrawFor
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Mondrian.Photograph"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
!macroend
