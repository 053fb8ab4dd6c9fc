extension Recording {
  /// The recording in the layout of Neurodata Without Borders 2.7: the traces as a series of
  /// `Fluorescence`, the spikes as units, the neurons' names in the table of regions.
  ///
  /// - Parameter provenance: How it was made, as text.
  package func neurodata(madeBy provenance: String?) -> ArchiveContent {
    var file = NeurodataFile(self)
    file.addTop(provenance)
    file.addPlane()
    file.addRegions()
    file.addTraces()
    if hasSpikes { file.addUnits() }
    return file.content
  }
}
